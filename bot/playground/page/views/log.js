// The conversation: bubbles in order, kept where the reader's eyes are when something changes.

import { h, icon, reconcile } from "../dom.js";
import { day, dayKey } from "../format.js";
import { t } from "../i18n/index.js";
import { fromBot, units, when } from "../messages.js";
import { soon } from "./chatlist.js";
import { markPressed } from "./keyboard.js";
import { messageView, outgoingView } from "./message.js";
import { listenForMenu } from "./messagemenu.js";

const SHOWN = 150;
const NEAR_END_PX = 60;
const MARGIN_PX = 12;

export class Log {
  #shown = new Map(); // unit key → {messages, node}
  #limit = SHOWN;
  #seen = new Set(); // message ids that were on the page before
  #missed = 0;
  #atEnd = true;
  #firstUnread;
  #touched = null; // the first bubble of the bot that is new or changed

  constructor(context) {
    this.context = context;
    const { store, chat, signal } = context;
    this.#firstUnread = store.state.unread.get(chat)?.first ?? null;
    this.list = h("ol", { class: "messages" });
    this.typing = h("p", { class: "typing", hidden: true, "aria-live": "polite" });
    this.node = h("div", { class: "log", role: "log", tabindex: 0, "aria-label": t("messages"),
      "aria-live": "polite", "aria-relevant": "additions" }, this.list, this.typing);
    this.pill = h("button", { type: "button", class: "pill", hidden: true,
      on: { click: () => this.#toEnd() } });
    this.node.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // What grows late, such as a picture, and a phone's keyboard must not push the end away.
    const sizes = new ResizeObserver(() => this.#atEnd && this.#toEnd());
    sizes.observe(this.list);
    sizes.observe(this.node);
    signal.addEventListener("abort", () => sizes.disconnect());
    listenForMenu(context, this.node);
    const here = (payload) => payload.chat_id === chat || payload.chat === chat;
    const update = soon(() => this.#update(), signal);
    store.on(["message", "edit", "delete", "reaction", "transcript", "outgoing"],
      (payload) => here(payload) && update(), signal);
    store.on(["hello", "chat", "reset", "speaker"], update, signal);
    store.on(["callback", "press", "unpress"], () => markPressed(this.list, store.state), signal);
    store.on(["typing", "message", "tick"], () => this.#showTyping(), signal);
  }

  /** Fill it for the first time, once it is on the page. */
  start() {
    this.#update();
    const marker = this.list.querySelector(".unread-marker");
    if (marker) marker.scrollIntoView({ block: "start" });
    this.#scrolled();
  }

  /** Bring a message into view and point it out. */
  reveal(messageId) {
    const node = this.list.querySelector(`[data-id="${messageId}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    this.#scrolled();
    node.classList.remove("pointed-out");
    requestAnimationFrame(() => node.classList.add("pointed-out"));
  }

  #messages() {
    const { store, chat } = this.context;
    const { thread } = store.state.active;
    const all = store.messages(chat);
    return thread ? all.filter((message) => message.message_thread_id === thread) : all;
  }

  /** Bring the page in line with the state. */
  #update() {
    const atEnd = this.#atEnd;
    const focused = focusPath(this.list);
    const all = units(this.#messages());
    const fresh = all.flatMap((unit) => unit.messages)
      .filter((message) => !this.#seen.has(message.message_id));
    const filling = this.#seen.size === 0;
    fresh.forEach((message) => this.#seen.add(message.message_id));
    this.#touched = null;
    const nodes = this.#nodes(all.slice(-this.#limit));
    if (all.length > this.#limit) nodes.unshift(this.#earlier());
    const { store, chat } = this.context;
    const outgoing = store.state.outgoing.get(chat) ?? [];
    nodes.push(...outgoing.map((message) => outgoingView(this.context, message)));
    reconcile(this.list, nodes);
    markPressed(this.list, store.state);
    restoreFocus(this.list, focused);
    if (filling) this.#toEnd();
    else if (atEnd || outgoing.some((message) => message.state === "sending")) this.#follow();
    else this.#count(fresh);
  }

  #nodes(shown) {
    const nodes = [];
    const kept = new Map();
    let lastDay = null;
    for (const unit of shown) {
      const at = when(unit.messages[0]);
      if (dayKey(at) !== lastDay) nodes.push(this.#separator(kept, at));
      lastDay = dayKey(at);
      if (unit.messages.some((message) => message.message_id === this.#firstUnread)) {
        nodes.push(this.#keep(kept, "unread", [], () =>
          h("li", { class: "unread-marker" }, h("span", {}, t("unreadMarker")))));
      }
      const old = this.#shown.get(unit.key)?.node;
      const node = this.#keep(kept, unit.key, this.#dependsOn(unit), () =>
        messageView(this.context, unit));
      if (node !== old && fromBot(unit.messages[0])) this.#touched ??= node;
      nodes.push(node);
    }
    this.#shown = kept;
    return nodes;
  }

  /** A bubble is made anew when its messages change, or the one it quotes. */
  #dependsOn(unit) {
    const { store, chat } = this.context;
    const quoted = unit.messages.map((message) =>
      message.reply_to_message_id && store.message(chat, message.reply_to_message_id));
    const { chats, speakers } = store.state;
    return [...unit.messages, ...quoted, chats.get(chat)?.topics, speakers.get(chat)];
  }

  #separator(kept, at) {
    return this.#keep(kept, dayKey(at), [], () =>
      h("li", { class: "day" }, h("span", {}, day(at))));
  }

  #keep(kept, key, parts, make) {
    const old = this.#shown.get(key);
    const same = old && old.parts.length === parts.length
      && old.parts.every((part, index) => part === parts[index]);
    const entry = same ? old : { parts, node: make() };
    if (old && !same) entry.node.classList.add("changed");
    kept.set(key, entry);
    return entry.node;
  }

  #earlier() {
    return h("li", { class: "earlier" }, h("button", { type: "button", class: "button quiet",
      on: { click: () => {
        const fromEnd = this.node.scrollHeight - this.node.scrollTop;
        this.#limit += SHOWN;
        this.#update();
        this.node.scrollTop = this.node.scrollHeight - fromEnd;
      } } }, t("earlier")));
  }

  #nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  /** Go to the end, but not so far that the top of what just came or changed is out of sight. */
  #follow() {
    const end = this.node.scrollHeight - this.node.clientHeight;
    const top = this.#touched ? this.#touched.offsetTop - MARGIN_PX : end;
    this.node.scrollTop = top < this.node.scrollTop ? end : Math.min(end, top);
    this.#scrolled();
  }

  #toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    this.#scrolled();
  }

  #count(fresh) {
    this.#missed += fresh.filter(fromBot).length;
    this.#showPill();
  }

  #scrolled() {
    this.#atEnd = this.#nearEnd();
    if (!this.#atEnd) return;
    this.#missed = 0;
    this.#showPill();
  }

  #showPill() {
    this.pill.hidden = this.#missed === 0;
    this.pill.replaceChildren(icon("down"), t("newMessages", this.#missed));
  }

  #showTyping() {
    const { store, chat } = this.context;
    const doing = store.state.typing.get(chat);
    const hidden = !doing || doing.until < performance.now();
    if (hidden === this.typing.hidden) return;
    const atEnd = this.#atEnd;
    this.typing.hidden = hidden;
    this.typing.replaceChildren(t(doing?.action?.startsWith("upload") ? "uploading" : "typing"),
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")));
    if (atEnd) this.node.scrollTop = this.node.scrollHeight;
  }
}

/** Where the focus is among the controls of a message, so that an edit doesn't take it away. */
function focusPath(list) {
  const item = document.activeElement?.closest?.(".message[data-id]");
  if (!item || !list.contains(item)) return null;
  const at = controls(item).indexOf(document.activeElement);
  const fromKeyboard = document.activeElement.classList.contains("inline-button");
  return { id: item.dataset.id, at, fromKeyboard };
}

function restoreFocus(list, path) {
  if (!path || list.contains(document.activeElement)) return;
  const item = list.querySelector(`[data-id="${path.id}"]`);
  if (!item) {
    list.closest(".log").focus({ preventScroll: true });
    return;
  }
  const buttons = [...item.querySelectorAll(".inline-button")];
  const [target] = path.fromKeyboard && buttons.length ? buttons : [controls(item).at(path.at)];
  (target ?? list.closest(".log")).focus({ preventScroll: true });
}

const controls = (item) => [...item.querySelectorAll("a, button, [tabindex]")];
