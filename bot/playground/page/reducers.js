// How each event changes the state: those of /sim/events, and those of the page itself.

import { instant, showZone } from "./format.js";
import { fromBot, sameMessage } from "./messages.js";
import { CALLS_KEPT } from "./store.js";

const HIDDEN_ANSWERS_KEPT = 100;

export const reducers = {
  // From the playground.
  hello(state, hello) {
    state.link = "live";
    reducers.state(state, hello);
    const present = new Set((hello.chats ?? []).map((chat) => chat.chat_id));
    for (const id of state.chats.keys()) if (!present.has(id)) forget(state, id);
    for (const chat of hello.chats ?? []) addChat(state, chat);
    for (const presence of hello.presence ?? []) reducers.presence(state, presence);
    for (const transcript of state.transcripts.values()) transcript.loaded = false;
  },

  state(state, { bot, commands, faults, limits, zone, ...time }) {
    showZone(zone);
    Object.assign(state, { bot, commands, faults, limits });
    setClock(state, { now: time.now, next_due: time.next_due, ...time.clock });
  },

  message(state, { chat_id: id, message }) {
    const chat = addChat(state, { chat_id: id });
    chat.last = newer(chat.last, message);
    state.typing.delete(id);
    upsert(state, id, message);
    if (!fromBot(message)) landed(state, id, message);
    else if (state.active.chat !== id) countUnread(state, id, message);
  },

  edit(state, { chat_id: id, message }) {
    const chat = addChat(state, { chat_id: id });
    if (chat.last?.message_id === message.message_id) chat.last = message;
    upsert(state, id, message);
  },

  delete(state, { chat_id: id, message_ids: ids }) {
    const transcript = state.transcripts.get(id);
    if (!transcript) return;
    const gone = new Set(ids);
    transcript.held?.push(["delete", ids]);
    transcript.messages = transcript.messages.filter((each) => !gone.has(each.message_id));
    const chat = state.chats.get(id);
    if (chat && gone.has(chat.last?.message_id)) chat.last = transcript.messages.at(-1) ?? null;
  },

  reaction(state, { chat_id: id, message_id: messageId, reaction }) {
    const found = find(state, id, messageId);
    if (found) upsert(state, id, { ...found, reactions: reaction });
  },

  callback(state, { callback }) {
    if (!callback.answered) return;
    for (const [key, press] of state.pressed) {
      if (press.id === callback.id) state.pressed.delete(key);
    }
    state.answers.set(callback.id, callback);
    while (state.answers.size > HIDDEN_ANSWERS_KEPT) {
      state.answers.delete(state.answers.keys().next().value);
    }
  },

  typing(state, { chat_id: id, action }) {
    // Telegram shows an action for five seconds unless a message comes first.
    state.typing.set(id, { action, until: performance.now() + 5000 });
  },

  chat(state, { chat }) {
    addChat(state, chat);
  },

  call(state, call) {
    if (state.calls.some((each) => each.seq === call.seq)) return;
    state.calls.unshift(call);
    state.calls.length = Math.min(state.calls.length, CALLS_KEPT);
  },

  clock: setClock,

  faults(state, { faults }) {
    state.faults = faults;
  },

  limits(state, { limits }) {
    state.limits = limits;
  },

  commands(state, { commands }) {
    state.commands = commands;
  },

  presence(state, { user_id: user, ...presence }) {
    state.presence.set(user, presence);
  },

  reset(state) {
    for (const id of [...state.chats.keys()]) forget(state, id);
    state.calls = [];
    state.presence.clear();
  },

  // From the page.
  link(state, link) {
    state.link = link;
  },

  open(state, { chat, thread = null }) {
    state.active = { chat, thread };
  },

  read(state, { chat }) {
    state.unread.delete(chat);
  },

  "transcript-asked"(state, { chat }) {
    const known = state.transcripts.get(chat);
    state.transcripts.set(chat, { messages: known?.messages ?? [], loaded: false, held: [] });
  },

  transcript(state, { chat: id, transcript }) {
    const { messages: known, held, loaded } = state.transcripts.get(id);
    const fresh = transcript.messages.filter((message) => !message.deleted);
    const kept = new Map(known.map((message) => [message.message_id, message]));
    const messages = fresh.map((message) => {
      const old = kept.get(message.message_id);
      return old && sameMessage(old, message) ? old : message;
    });
    state.transcripts.set(id, { messages, loaded: true, held: null });
    // Topics come with `hello` and `chat`; an answer asked for earlier may have older ones.
    const chat = addChat(state, { chat_id: id, type: transcript.type });
    chat.last = messages.at(-1) ?? null;
    if (!loaded && known.length && state.active.chat !== id) {
      const last = known.at(-1).message_id;
      const missed = messages.filter((each) => each.message_id > last && fromBot(each));
      for (const message of missed) countUnread(state, id, message);
    }
    for (const [type, payload] of held ?? []) {
      if (type === "upsert") upsert(state, id, payload);
      else reducers.delete(state, { chat_id: id, message_ids: payload });
    }
    for (const message of messages) if (!fromBot(message)) landed(state, id, message);
  },

  calls(state, calls) {
    state.calls = calls.slice(-CALLS_KEPT).reverse();
  },

  press(state, { key, id }) {
    if (id && state.answers.has(id)) state.pressed.delete(key);
    else state.pressed.set(key, { id, at: performance.now() });
  },

  unpress(state, { key }) {
    state.pressed.delete(key);
  },

  draft(state, { chat, ...change }) {
    const blank = { text: "", reply: null, edit: null, file: null };
    state.drafts.set(chat, { ...blank, ...state.drafts.get(chat), ...change });
  },

  speaker(state, { chat, user }) {
    state.speakers.set(chat, user);
  },

  outgoing(state, { chat, message }) {
    const others = (state.outgoing.get(chat) ?? []).filter((each) => each.key !== message.key);
    state.outgoing.set(chat, message.state === "done" ? others : [...others, message]);
    if (message.messageId && find(state, chat, message.messageId)) {
      state.outgoing.set(chat, others);
    }
  },
};

function setClock(state, { now, next_due: nextDue, offset_seconds: offset }) {
  state.clock = {
    now: instant(now) ?? Date.now(),
    at: performance.now(),
    nextDue: nextDue === undefined ? state.clock.nextDue : instant(nextDue),
    offset: offset ?? state.clock.offset,
  };
}

function addChat(state, { chat_id: id, ...about }) {
  const chat = state.chats.get(id) ?? { id, title: "", topics: [], last: null };
  for (const [name, value] of Object.entries(about)) {
    if (value !== undefined && value !== null) chat[name] = value;
  }
  state.chats.set(id, chat);
  return chat;
}

function forget(state, id) {
  for (const part of ["chats", "transcripts", "unread", "typing", "outgoing"]) {
    state[part].delete(id);
  }
}

const find = (state, id, messageId) =>
  state.transcripts.get(id)?.messages.find((each) => each.message_id === messageId);

const newer = (one, other) => (one && one.message_id > other.message_id ? one : other);

/** Add or replace a message, in the order of ids; what comes while a transcript loads is kept. */
function upsert(state, id, message) {
  const transcript = state.transcripts.get(id) ?? { messages: [], loaded: false, held: null };
  state.transcripts.set(id, transcript);
  transcript.held?.push(["upsert", message]);
  const others = transcript.messages.filter((each) => each.message_id !== message.message_id);
  const after = others.findIndex((each) => each.message_id > message.message_id);
  if (after < 0) others.push(message);
  else others.splice(after, 0, message);
  transcript.messages = others;
}

/** A person's message arrived: the copy that was shown while it was on its way may go. */
function landed(state, id, message) {
  const waiting = state.outgoing.get(id);
  if (!waiting?.length) return;
  const index = waiting.findIndex((each) =>
    each.messageId === message.message_id
    || (each.state === "sending" && !each.messageId && each.userId === message.user_id
      && each.text === (message.text ?? message.caption ?? "")));
  if (index >= 0) state.outgoing.set(id, waiting.filter((_, each) => each !== index));
}

function countUnread(state, id, message) {
  const { count = 0, first = message.message_id } = state.unread.get(id) ?? {};
  state.unread.set(id, { count: count + 1, first });
}
