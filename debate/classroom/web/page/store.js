// What this browser keeps: the seat that it had, the token that opens it, the newest texts, and levels for classmates'
// answers that the room does not have yet, so that a page that is loaded anew finds all of it. It is forgotten at sign-off, a school day later, and when the room is over: what is still
// on show then lives in its tab.

const SEAT = "debate.seat";
const KNOCK = "debate.knock"; // of this tab: a token that another one left here would be theirs
const DEVICE = "debate.device";
const SCHOOL_DAY = 12 * 3600 * 1000; // longer, and tomorrow's student at a shared machine would find today's seat

// 256 bits from the browser's own source of chance.
export const newToken = () => Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const plain = (code) => code.replace(/[^a-z0-9]/gi, "").toUpperCase();

const textsKey = (seat) => `debate.texts.${seat.room}.${seat.seat}`;
const reviewsKey = (seat) => `debate.reviews.${seat.room}.${seat.seat}`;

function read(area, key) {
  try {
    return JSON.parse(area.getItem(key));
  } catch {
    return null;
  }
}

export class Store {
  trouble = "";

  seat() {
    const kept = this.#try((local, tab) => read(tab, SEAT) ?? read(local, SEAT));
    if (typeof kept?.token !== "string") return null;
    if (Date.now() - kept.used > SCHOOL_DAY) {
      this.forget(kept);
      return null;
    }
    return kept;
  }

  texts(seat) {
    return this.#try((local) => read(local, textsKey(seat))) ?? [];
  }

  // Another seat that was kept here is forgotten, with its texts.
  keepSeat(seat) {
    this.#try((local, tab) => {
      for (const before of [read(local, SEAT), read(tab, SEAT)]) if (before && before.seat !== seat.seat) this.forget(before);
      local.setItem(SEAT, JSON.stringify({ ...seat, used: Date.now() }));
    });
  }

  reviews(seat) {
    return this.#try((local) => read(local, reviewsKey(seat)));
  }

  keepTexts(seat, texts, reviews) {
    this.#try((local) => {
      local.setItem(textsKey(seat), JSON.stringify(texts));
      if (reviews) local.setItem(reviewsKey(seat), JSON.stringify(reviews));
      else local.removeItem(reviewsKey(seat));
    });
  }

  // The room is over: the seat may be looked at in this tab, and is gone with it.
  keepInTab(seat) {
    this.forget(seat);
    this.#try((_, tab) => tab.setItem(SEAT, JSON.stringify({ ...seat, used: Date.now() })));
  }

  forget(seat) {
    this.#try((local, tab) => {
      if (read(local, SEAT)?.seat === seat.seat) local.removeItem(SEAT);
      tab.removeItem(SEAT);
      for (const key of [textsKey(seat), reviewsKey(seat)]) local.removeItem(key);
    });
  }

  // The token to knock with: that of a knock under this name that got no answer, since the room may have the seat already.
  knocking(code, name, token) {
    const kept = this.knock();
    if (kept?.code === plain(code) && kept.name === name) return kept.token;
    this.#try((_, tab) => tab.setItem(KNOCK, JSON.stringify({ code: plain(code), name, token })));
    return token;
  }

  knock() {
    return this.#try((_, tab) => read(tab, KNOCK));
  }

  answered() {
    this.#try((_, tab) => tab.removeItem(KNOCK));
  }

  // A number by which the room knows this browser again.
  device() {
    const kept = this.#try((local) => local.getItem(DEVICE));
    if (kept) return kept;
    const made = newToken();
    this.#try((local) => local.setItem(DEVICE, made));
    return made;
  }

  #try(does) {
    try {
      const found = does(localStorage, sessionStorage);
      this.trouble = "";
      return found;
    } catch {
      this.trouble = "This browser keeps nothing: do not close this page before your text is in.";
      return null;
    }
  }
}
