// The page's state, changed only by `apply(type, payload)`; views listen to the same types.

import { reducers } from "./reducers.js";

export const CALLS_KEPT = 300;

function initial() {
  return {
    link: "connecting", // connecting, live or lost
    bot: {},
    commands: [],
    faults: [],
    limits: {},
    clock: { now: Date.now(), at: performance.now(), nextDue: null, offset: 0 },
    chats: new Map(), // chat id → {id, type, title, count, last, topics}
    transcripts: new Map(), // chat id → {messages, loaded, held}
    typing: new Map(), // chat id → {action, until}
    unread: new Map(), // chat id → {count, first}
    pressed: new Map(), // "chat:message:row:column" → {id, at}
    answers: new Map(), // callback id → callback, while its tap waits for its id
    outgoing: new Map(), // chat id → messages on their way
    drafts: new Map(), // chat id → {text, reply, edit, file}
    speakers: new Map(), // chat id → user id who writes there
    presence: new Map(), // user id → {blocked, deactivated}
    calls: [], // newest first
    active: { chat: null, thread: null },
  };
}

export class Store extends EventTarget {
  state = initial();

  /** Change the state and tell who listens. */
  apply(type, payload = {}) {
    reducers[type]?.(this.state, payload);
    this.dispatchEvent(new CustomEvent(type, { detail: payload }));
  }

  /** Call `listener(payload)` after each change of these types, until `signal` aborts. */
  on(types, listener, signal) {
    for (const type of types) {
      this.addEventListener(type, (event) => listener(event.detail), { signal });
    }
  }

  /** The playground's present instant in ms. */
  now() {
    const { now, at } = this.state.clock;
    return now + performance.now() - at;
  }

  messages(chatId) {
    return this.state.transcripts.get(chatId)?.messages ?? [];
  }

  message(chatId, messageId) {
    return this.messages(chatId).find((message) => message.message_id === messageId);
  }

  draft(chatId) {
    return this.state.drafts.get(chatId) ?? { text: "", reply: null, edit: null, file: null };
  }
}
