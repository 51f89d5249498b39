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

- *The teacher's rights* need the host token, 256 bits from the system's source of chance, shown on the teacher's
  terminal only, and new whenever the room is opened or resumed; where a dashboard starts its server again, that goes on
  with it. Nothing that students are sent contains or derives from it.
- *A seat* needs its own token of 256 bits, which its client makes, so that a greeting whose answer was lost finds the
  seat that it took: also after the client was killed, for ten minutes, under the same name; a page only in its own tab,
  so that no token waits there for the next one. The journal has only its SHA-256: a copied journal opens no seat.
- *Guessing the join code* (six of 24 letters and digits, 190 million codes) is limited: after ten wrong codes an
  address waits, each time twice as long, up to ten minutes. Who has a seat comes back meanwhile: a seat's token is not
  guessed. Addresses are counted for one run of the server; this machine's own waits a second at most. An address takes
  at most 60 seats at once and one a second after that.
- *Connections*: who has not said who they are (a stranger) has five seconds for the head of a request and ten for a
  greeting. There are at most 400 strangers, fewer where descriptors are few, and 200 from one address; beyond that the
  one who has waited longest goes, never the one who comes, so that no flood bars a seat of its own address. The other
  descriptors are for those who were let in. The log takes 30 lines a minute, and none on what is no HTTP.
- *Size and rate*: a message has at most 128 KiB, an answer at most 20,000 characters, a connection 40 messages in a
  burst and 20 a second after it; a long message counts as several, a ping as one. Whoever goes beyond is disconnected;
  the others do not notice. What is no message, however deep its brackets, is answered with a sentence.
- *Bounded views and journal*: an appeal quotes at most 500 characters, the dashboard shows 200 appeals at a time, and
  the view of a full room with all appeals is below 4 MiB of the 16 that a client reads. A student adds to a journal
  one prediction, a draft that takes the place of the one before, two hand-ins and at most 60 changes of each review for
  each attempt. The two answers to review are sent when they are dealt and at each return, not with each mark.
- *Marking* runs in a process of its own, which is given packs and texts and knows no token. One that is not done with a
  text after ten seconds of the processor, or ends over it, is killed and replaced; the text has no mark until the
  teacher gives one, and the class gets its ballots. The longest and strangest texts that were tried took half a second.
- *The clock is the room's*: that time is over, and that it stands, is never taken from a client. While it stands no
  speech is sent and no text handed in. Fifteen seconds after its time a text comes as a file that the teacher brings
  in; with the teacher's switch “late texts” also from a client that was away.
- *Privacy*: a view is made for each seat from the room, and holds that seat's texts and marks only (``shown``). Marks,
  points and exemplars are not sent before the teacher releases them; other seats' names only in what the teacher shows.
  What looks copied or pasted is told to the teacher alone.
- *Peer review*, where the teacher asks for it, shows a seat two answers of others, and after the release their levels:
  without names and without ids, so that no client can tell whose they are. A student can, from what is written there
  (a name in the text, a turn of phrase), or by asking around. Who gave which level is in the journal only.
- *Browsers*: a page of another site cannot speak to the room: a request with an ``Origin`` that is not the server's own
  is refused, and so is a ``Host`` that is a foreign name (DNS rebinding); an address in numbers is not foreign.
- *A browser's page* (``--web``) is a client like any other: the same messages, the same door. Nothing in it comes from
  elsewhere, and no text in it can become markup or run. The seat's token and the newest texts are in the browser's own
  storage, which no other site and no other port can read, so that no cookie can be planted; they are forgotten at
  sign-off, when the room is over, and after a school day. Who uses a shared machine without signing off leaves the
  seat to the next one there, as with any client.
- *The teacher's page* (``/teach``, where browsers are served) is a dashboard like any other, and opens with the host
  token only, or at a school's server with a teacher's key; how it keeps that is told in ``school``. The dashboard shows
  the token, and an address with it as a code, when the teacher asks for it; the page takes it out of the address at
  once, but the device's history may keep it for as long as it opens the room.
- *A class list* is told to nobody who has no seat: who knows the code and three letters of a name is told at most five
  free names that begin so, as often as an address may take seats. Whoever types another's whole name can take that
  seat before they come, which the teacher sees and undoes by sending them out; a personal code (190 million) takes it
  back. Of codes the journal has the SHA-256 only. Lists are in the player's folder, for its owner alone, or in the
  store of the school's server (``school``).
- *Names and texts are data* in every view: never markup in the terminal, escaped in HTML, never formulas in workbooks
  and in CSV, also behind what another spreadsheet takes for a separator; control characters and changes of the writing
  direction are taken out of both at the door, so that no text can speak to the teacher's terminal. A name cannot look
  like another's in letters of another alphabet; insults are kept off names and off the wall, as far as a list of words
  can.
- *One server for a room*: a second one is refused while the first lives (``keeping.running``).
- *A ban* bars a seat's token and the machine that it sat at (a random number that the client keeps). Who deletes it can
  come back under another name as long as the room is open: lock the room.
"""
