// Loaded before the terminal's own script, which opens one socket and does not come back when it is lost. Ours does:
// the socket asks for a sign of life, and a page whose socket is gone waits for the server and loads itself anew. The
// server knows the browser by its cookie, so that the same seat is there with its text.
"use strict";

const TAKEN_ELSEWHERE = 4001;
const LEFT = 1000;
const SIGN_OF_LIFE = 2000; // milliseconds
const SILENCE = 7000;
const AGAIN = 700;
const SHORT_LIFE = 4000;

function notice(text, button) {
  const box = document.getElementById("notice");
  box.querySelector("p").textContent = text;
  box.querySelector("button").hidden = !button;
  box.querySelector("button").onclick = () => location.reload();
  box.hidden = false;
}

async function comeBack(pause) {
  await new Promise((done) => setTimeout(done, pause));
  for (;;) {
    try {
      const answer = await fetch("/alive", { cache: "no-store", signal: AbortSignal.timeout(2000) });
      if (answer.ok) break;
    } catch {
      // not yet
    }
    await new Promise((done) => setTimeout(done, AGAIN));
  }
  location.reload();
}

class RoomSocket extends WebSocket {
  constructor(address) {
    const here = new URL(address, location.href);
    here.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    super(here.href);
    const begun = Date.now();
    let heard = begun;
    let over = false;
    const ended = (code) => {
      if (over) return;
      over = true;
      clearInterval(asking);
      if (code === TAKEN_ELSEWHERE) notice("This room is open in another tab of this browser.", true);
      else if (code === LEFT) notice("You left the room. Your seat and your text are kept.", true);
      else {
        notice("The connection is lost; it comes back by itself. Your text is kept.", false);
        // What ends as soon as it began is not started again and again.
        comeBack(Date.now() - begun < SHORT_LIFE ? SHORT_LIFE : 0);
      }
    };
    this.addEventListener("message", () => { heard = Date.now(); });
    this.addEventListener("close", (event) => ended(event.code));
    const asking = setInterval(() => {
      if (Date.now() - heard > SILENCE) {
        ended(0);
        this.close();
      } else if (this.readyState === WebSocket.OPEN) this.send(JSON.stringify(["ping", String(Date.now())]));
    }, SIGN_OF_LIFE);
    window.addEventListener("pagehide", () => { over = true; });
  }

  send(data) {
    // The terminal's script speaks of its size before anybody listens, and again when the socket is open.
    if (this.readyState === WebSocket.OPEN) super.send(data);
  }
}
window.WebSocket = RoomSocket;
