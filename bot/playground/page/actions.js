// What the person at the page does: tell the playground, and show what comes of it.

import { api, Refused } from "./api.js";
import { t } from "./i18n/index.js";
import { speakersIn, TEAM } from "./personas.js";
import { CALLS_KEPT } from "./store.js";
import { toast } from "./views/toast.js";

const PREVIEWED = 20;

/** Run a request and say in words when it fails; gives its answer or undefined. */
export async function attempt(request) {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(t("failed", error.message || t("unreachable")), "bad");
    return undefined;
  }
}

export class Actions {
  #serial = 0;

  constructor(store) {
    this.store = store;
  }

  /** Fetch what `hello` doesn't carry: transcripts for the list and the open chat, and calls. */
  async restore() {
    const { chats, active } = this.store.state;
    const newest = [...chats.keys()].slice(-PREVIEWED);
    if (active.chat && chats.has(active.chat) && !newest.includes(active.chat)) {
      newest.push(active.chat);
    }
    await Promise.all([this.#loadCalls(), ...newest.map((id) => this.load(id))]);
  }

  async load(chat) {
    this.store.apply("transcript-asked", { chat });
    const transcript = await attempt(() => api.transcript(chat));
    if (transcript) this.store.apply("transcript", { chat, transcript });
  }

  /** Ask how things are: what is due and the bot's own words come without an event. */
  async refresh() {
    const state = await api.state().catch(() => null);
    if (state) this.store.apply("state", state);
  }

  async #loadCalls() {
    const answer = await attempt(() => api.calls(CALLS_KEPT));
    if (answer) this.store.apply("calls", answer.calls);
  }

  /** Open a chat; the team's group comes to be when somebody first looks for it. */
  async open(chat, thread = null) {
    const { chats, transcripts } = this.store.state;
    const missing = chat === TEAM.chat_id && !chats.has(chat);
    this.store.apply("open", { chat, thread });
    if (missing) await attempt(() => api.group(TEAM));
    if (chats.has(chat) && !transcripts.get(chat)?.loaded) await this.load(chat);
  }

  /** Who writes in this chat. */
  speaker(chat) {
    const people = speakersIn(this.#chat(chat));
    const chosen = this.store.state.speakers.get(chat);
    return people.find((person) => person.id === chosen) ?? people[0];
  }

  #chat(id) {
    return this.store.state.chats.get(id) ?? { id, title: "" };
  }

  #address(chat) {
    const person = this.speaker(chat);
    const who = { user_id: person.id, language_code: person.lang, ...person.sends };
    if (chat > 0) return who;
    const { type = "supergroup", title, is_forum: forum } = this.#chat(chat);
    const { thread } = this.store.state.active;
    const place = { chat_id: chat, chat_type: type, chat_title: title, is_forum: forum };
    return { ...who, ...place, ...(thread ? { message_thread_id: thread } : {}) };
  }

  /** Send a message: `{text}` or an attachment, `reply_to_message_id`; shown at once. */
  async send(chat, content) {
    const body = { ...this.#address(chat), ...content };
    const key = `out-${(this.#serial += 1)}`;
    await this.#deliver(chat, {
      key, body, state: "sending", at: this.store.now(), userId: body.user_id,
      text: content.text ?? content.caption ?? "",
    });
  }

  async #deliver(chat, message) {
    this.store.apply("outgoing", { chat, message });
    const answer = await attempt(() => api.message(message.body));
    const stillShown = this.store.state.outgoing.get(chat)?.some((m) => m.key === message.key);
    if (!stillShown && answer) return;
    const outcome = answer ? { messageId: answer.message_id } : { state: "failed" };
    this.store.apply("outgoing", { chat, message: { ...message, ...outcome } });
  }

  resend(chat, message) {
    return this.#deliver(chat, { ...message, state: "sending" });
  }

  discard(chat, message) {
    this.store.apply("outgoing", { chat, message: { ...message, state: "done" } });
  }

  edit(chat, messageId, text) {
    const { id } = this.speaker(chat);
    return attempt(() => api.edit({ chat_id: chat, message_id: messageId, text, user_id: id }));
  }

  /** Tap an inline button; `key` names it while the bot has not answered. */
  async press(chat, message, button, key) {
    this.store.apply("press", { key, id: null });
    const answer = await attempt(() => api.callback({
      user_id: this.speaker(chat).id, chat_id: chat, message_id: message.message_id,
      data: button.callback_data,
    }));
    if (answer) this.store.apply("press", { key, id: answer.callback_query_id });
    else this.store.apply("unpress", { key });
  }

  async setBlocked(userId, blocked) {
    const done = await attempt(() => (blocked ? api.block : api.unblock)({ user_id: userId }));
    if (!done) return;
    const known = this.store.state.presence.get(userId);
    this.store.apply("presence", { ...known, user_id: userId, blocked });
    toast(t(blocked ? "blockedNow" : "unblockedNow"));
  }

  deactivate(userId) {
    return attempt(() => api.deactivate({ user_id: userId }));
  }

  moveClock(step) {
    return attempt(() => api.clock(step));
  }
}
