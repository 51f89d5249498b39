"""A school's server: many rooms of many teachers under one address, on one machine or several (``SERVER.md``).

``front`` listens, on one address to clients and teachers (``asking``: ``teaching``, ``lessons``), on another to the
school's own machines. ``rooms`` has the rooms that this server leads; each is the keeper and the room server of any
room, over a journal in one of two stores: ``files`` (SQLite, one server) or ``postgres`` (several; ``lead`` is how they
take turns, ``schema`` its tables). What a teacher keeps for other lessons is on their ``shelves`` there. ``relay``
passes clients on to the server that leads their room. ``metrics`` count, ``serving`` puts it all together; what marks
is ``debate.classroom.keeping.workers``.

Threat model
------------
What holds for a room (``debate.classroom``) holds for each room here. Beside it:

- *A teacher's key* has 256 bits, is printed once, and only its SHA-256 is kept. It opens that teacher's rooms and no
  others, and travels to the server only: at the door it is exchanged for the room's own token, which never leaves the
  server. Whoever has it is that teacher: reads names, texts and marks of their rooms, leads and forgets them, and
  reads and changes their class lists and plans, until ``--new-teacher`` or ``--remove-teacher`` makes it void; a
  dashboard that is open already stays so until its connection ends.
- *The teacher's page* keeps the key in the storage of its tab, which is gone when the tab is closed; on purpose, by
  “stay signed in on this device”, in that of the browser, until “sign out”. It is in no address and in no cookie, so
  that no history, log or referrer has it and no page of another site can have it sent; it goes into a header, and into
  the greeting of the WebSocket. No script from elsewhere and no text of a student can run in the page. Whoever uses the
  teacher's unlocked browser, or its extensions, is the teacher.
- *Class lists and lesson plans* are their teacher's: that of another is answered like one that there is not. Lists
  hold names, ids, extra time and personal codes in plain text, since a student who forgot the code must be told it;
  who takes a key, or the database, has them. A teacher keeps 200 of a kind at most, and a request brings 2 MB.
- *Join codes* are guessed among all open rooms at once: with 100 of them, one code in 1.9 million is right. An address
  waits after ten wrong ones, by each server's own count. A seat's token begins with its room's code, which who has the
  seat knows.
- *Encryption* is TLS of our own (``--cert``) or the proxy's; without either it is as readable as a room on a teacher's
  machine. Between the school's machines (relays, the database) nothing is encrypted but what the database's address
  asks for (``sslmode=verify-full``): they belong in a network of their own. The internal address tells numbers of
  rooms and clients to whoever reaches it; a relay needs the secret that is in the database.
- *Names*: with ``--public-url`` the server goes by that name only, and takes requests of its own pages only. A client's
  address is what the nearest proxy says that is trusted, and not what the client says itself.
- *Strangers*: a whole school comes from one address, and all at once when another server ends. So 2,000 connections may
  wait here without having said who they are, of one address or many, a third of the descriptors at most; beyond that
  the one who has waited longest goes. Who waits for a room gets signs of life for eight seconds, and then an answer.
- *Relays* pass a client's messages on as they are; the leader decides who it is. Each takes two descriptors, and a
  machine that acknowledges nothing for three seconds is given up.
- *Marking* is shared by all rooms: a text on which the judge hangs holds up one worker of them for ten seconds.
- *Packs* are named by their ids: no teacher makes the server read a path.
- *Who administers* the server or the database reads and changes everything.
- *Two servers that both believe to lead a room* cannot both write it: whoever has lost the database's session cannot
  write at all, and each append names the epoch and the number that it follows.
"""
