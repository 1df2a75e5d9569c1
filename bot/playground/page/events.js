// The stream of what happens, taken up again whenever it breaks.

const KINDS = [
  "hello", "message", "edit", "delete", "callback", "typing", "chat", "call", "clock", "faults",
  "limits", "commands", "reaction", "presence", "reset",
];
const SHORTEST = 500;
const LONGEST = 5000;

/** Keep a connection to /sim/events and apply to the store what it says. */
export class Stream {
  #store;
  #source = null;
  #wait = SHORTEST;
  #timer = null;

  constructor(store) {
    this.#store = store;
    addEventListener("online", () => this.connect());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && store.state.link === "lost") this.connect();
    });
  }

  /** Connect now, whatever was before. */
  connect() {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = new EventSource("/sim/events");
    this.#source = source;
    source.addEventListener("error", () => this.#lose(source));
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => {
        if (kind === "hello") this.#wait = SHORTEST;
        this.#store.apply(kind, JSON.parse(event.data));
      });
    }
  }

  /** Our own timer tries again: EventSource itself gives up after an HTTP error. */
  #lose(source) {
    if (source !== this.#source) return;
    source.close();
    this.#store.apply("link", "lost");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }
}
