// The chats of all personas, the team's group, and those that scripts brought.

import { h, reconcile } from "../dom.js";
import { hour } from "../format.js";
import { lang, t } from "../i18n/index.js";
import { fromBot, summary, when } from "../messages.js";
import { PERSONAS, personOf, TEAM } from "../personas.js";
import { go } from "../router.js";
import { avatarOf, groupAvatar } from "./avatar.js";

const STEP = 50;
const OURS = [...PERSONAS.map((persona) => persona.id), TEAM.chat_id];
const SEARCHABLE_FROM = 8;

/** The name a chat goes by in the list. */
export function chatName(chat) {
  if (chat.id > 0) return personOf(chat.id, chat.title).name[lang()];
  return chat.title || (chat.id === TEAM.chat_id ? TEAM.title : t("group"));
}

export function chatList({ store, signal }) {
  const list = h("ul", { class: "chats" });
  const search = h("input", { type: "search", class: "chat-search", hidden: true,
    placeholder: t("findChat"), "aria-label": t("findChat"), on: { input: () => show() } });
  const more = h("button", { type: "button", class: "button quiet more-chats", hidden: true,
    on: { click: () => {
      limit += STEP;
      show();
    } } });
  const rows = new Map();
  let limit = STEP;

  function show() {
    const wanted = search.value.trim().toLowerCase();
    const chats = entries(store).filter((chat) => chatName(chat).toLowerCase().includes(wanted));
    reconcile(list, chats.slice(0, limit).map((chat) => {
      const fresh = row(store, chat);
      const old = rows.get(chat.id);
      if (old?.isEqualNode(fresh)) return old;
      const focused = old?.contains(document.activeElement);
      rows.set(chat.id, fresh);
      if (focused) queueMicrotask(() => fresh.firstChild.focus({ preventScroll: true }));
      return fresh;
    }));
    search.hidden = store.state.chats.size < SEARCHABLE_FROM && !wanted;
    more.hidden = chats.length <= limit;
    more.textContent = t("moreChats", Math.min(STEP, chats.length - limit));
  }

  list.addEventListener("click", (event) => {
    const chat = event.target.closest("[data-chat]")?.dataset.chat;
    if (chat) go(chat);
  });
  store.on(["hello", "message", "edit", "delete", "chat", "open", "read", "transcript", "reset",
    "draft"], soon(show, signal), signal);
  show();
  return [search, list, more];
}

/** Run once before the next frame, however often asked: a broadcast brings hundreds at once. */
export function soon(run, signal) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (!signal.aborted) run();
    });
  };
}

/** Our own first, in their order; then the others, newest first. */
function entries(store) {
  const { chats } = store.state;
  const ours = OURS.map((id) => chats.get(id) ?? { id, title: "", last: null });
  const others = [...chats.values()].filter((chat) => !OURS.includes(chat.id));
  return [...ours, ...others.sort((one, other) => lastAt(other) - lastAt(one))];
}

const lastAt = (chat) => (chat.last ? when(chat.last) : 0);

function row(store, chat) {
  const person = chat.id > 0 ? personOf(chat.id, chat.title) : null;
  const unread = store.state.unread.get(chat.id)?.count ?? 0;
  const { last } = chat;
  const active = store.state.active.chat === chat.id;
  return h("li", {},
    h("button", { type: "button", class: "chat-row", "data-chat": chat.id,
      "aria-current": active ? "true" : null },
    person ? avatarOf(person) : groupAvatar(),
    h("span", { class: "chat-name" }, h("span", { class: "name" }, chatName(chat)),
      h("span", { class: "chat-role" }, t("role")[person?.role ?? "group"])),
    h("span", { class: "chat-time" }, last ? hour(when(last)) : ""),
    h("span", { class: "chat-preview" }, last ? preview(last, person) : t("nothingYet")),
    unread
      ? h("span", { class: "badge" }, unread > 99 ? "99+" : String(unread),
        h("span", { class: "visually-hidden" }, ` ${t("unread", unread)}`))
      : null));
}

function preview(message, person) {
  const words = summary(message);
  if (fromBot(message)) return words;
  return (person ? t("youPrefix") : `${personOf(message.user_id).name[lang()]}: `) + words;
}
