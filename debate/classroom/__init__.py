"""The classroom: one teacher, many seats, the same prompts on one clock, marks held until the teacher lets them go.

From the foot up: ``room`` is a pure state machine, ``step(room, event)`` gives the next room. ``shown`` decides what
each may see of it, ``wire`` how that and what is asked are said. ``keeping`` holds the journal (every event is on the
disk before anybody is told that it happened) and the keeper (the one place where time passes, answers are marked and
events are numbered). ``client`` is the other end of the wire, which student, dashboard and projector use; ``web`` the
room in a browser; ``server`` takes connections; ``report`` tells what became of a room; ``school`` serves many rooms
under one address (its own threat model is there). The arrows go down only.

Threat model
------------
The room stands on a school's network, or on one machine; there are no accounts and no certificates. It is built to hold
against a curious or bored student with a laptop and a script, and against accidents. It is not built to hold against
somebody who can read or change the network's traffic (the traffic is not encrypted: names, texts and marks can be read
by whoever listens on the wire), nor against somebody who sits at the teacher's machine or has its files.

What is promised, and where it is kept:

- *The teacher's rights* need the host token, 256 bits from the system's source of chance, printed on the teacher's
  terminal only and new at each start of the server. Nothing that students are sent contains or derives from it.
- *A seat* needs its own token of 256 bits. The journal has only its SHA-256, so that a copied journal opens no seat.
- *Guessing the join code* (six of 24 letters and digits, 190 million codes) is limited: after ten wrong codes an
  address waits, each time twice as long, up to ten minutes. Who has a seat comes back meanwhile: a seat's token is not
  guessed. Addresses are counted for one run of the server. This machine's own address, from which all browsers of
  ``--web`` come, waits a second at most. An address takes at most 60 seats at once and one a second after that.
- *Size and rate*: a message has at most 128 KiB, an answer at most 20,000 characters, a connection 40 messages in a
  burst and 20 a second after it. Whoever goes beyond is disconnected; the others do not notice.
- *Privacy*: a view is made for each seat from the room, and holds that seat's texts and marks only (``shown``). Marks,
  points and exemplars are not sent before the teacher releases them; other seats' names only in what the teacher shows.
- *Browsers*: a page of another site cannot speak to the room: a request with an ``Origin`` that is not the server's own
  is refused, and so is a ``Host`` that is a foreign name (DNS rebinding); an address in numbers is not foreign.
- *A browser's client* (``--web``, a port of its own) runs on the teacher's machine and speaks to this room only. The
  page asks for the code once, or has it from the QR code; a random cookie that no script can read tells one browser
  from another, and gives it its seat back. There are at most 80 such clients, 45 from one address.
- *Names and texts are data* in every view: never markup in the terminal, escaped in HTML, never formulas in CSV;
  control characters are taken out of both at the door, so that no text can speak to the teacher's terminal.
- *One server for a room*: a second one is refused while the first lives (``keeping.running``).
- *A ban* bars a seat's token and the machine that it sat at (a random number that the client keeps). Who deletes it can
  come back under another name as long as the room is open: lock the room.
"""
