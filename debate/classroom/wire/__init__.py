"""What goes over the wire and what is said at the door: messages, codes, texts, addresses, hand-in files, tries."""
