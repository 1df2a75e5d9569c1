// The bot's commands: all of them by the menu button, the fitting ones while "/" is typed.

import { h, reconcile } from "../dom.js";
import { t } from "../i18n/index.js";

/**
 * The commands that Telegram would show: the narrowest scope that has any, first in the
 * person's language, then in none. https://core.telegram.org/bots/api#botcommandscope
 */
export function commandsFor(lists, chatId, userId, language, administrator) {
  const code = language.split("-")[0];
  const shared = [{ type: "chat", chat_id: chatId }];
  const scopes = chatId > 0
    ? [...shared, { type: "all_private_chats" }]
    : [{ type: "chat_member", chat_id: chatId, user_id: userId },
      ...(administrator ? [{ type: "chat_administrators", chat_id: chatId }] : []), ...shared,
      ...(administrator ? [{ type: "all_chat_administrators" }] : []),
      { type: "all_group_chats" }];
  for (const scope of [...scopes, { type: "default" }]) {
    for (const wanted of [code, ""]) {
      const found = lists.find((list) =>
        (list.language_code ?? "") === wanted && sameScope(list.scope, scope));
      if (found?.commands.length) return found.commands;
    }
  }
  return [];
}

function sameScope(given, wanted) {
  const scope = given ?? { type: "default" };
  return Object.entries(wanted).every(([name, value]) => String(scope[name]) === String(value));
}

export class CommandList {
  #chosen = 0;
  #all = false;
  #shown = [];
  #dismissed = null;

  constructor(context, input, send) {
    this.context = context;
    this.input = input;
    this.send = send;
    this.node = h("ul", { id: "commands", class: "commands", role: "listbox", hidden: true,
      "aria-label": t("commands") });
    input.setAttribute("aria-controls", "commands");
    // The list lives with the focus in the field, and a press on the list must not take it away.
    this.node.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("blur", () => this.#close());
    input.addEventListener("focus", () => this.suggest(input.value));
  }

  available() {
    const { store, actions, chat } = this.context;
    const person = actions.speaker(chat);
    return commandsFor(store.state.commands, chat, person.id, person.lang, person.id === 9001);
  }

  toggleAll() {
    const open = !this.#all;
    this.input.focus();
    this.#all = open;
    this.#chosen = 0;
    this.#show(open ? this.available() : []);
  }

  /** Offer what fits the typed text. */
  suggest(text) {
    const typed = /^\/([\w]*)$/.exec(text)?.[1];
    if (text !== this.#dismissed) this.#dismissed = null;
    if (text && typed === undefined) this.#all = false;
    if (typed === undefined || this.#dismissed !== null) {
      this.#show(this.#all ? this.available() : []);
      return;
    }
    this.#all = false;
    this.#show(this.available().filter((each) => each.command.startsWith(typed.toLowerCase())));
  }

  /** Take the key if the list is open and means something by it. */
  key(event) {
    if (this.node.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = this.#shown[this.#chosen];
    if (step) this.#choose((this.#chosen + step + this.#shown.length) % this.#shown.length);
    else if (event.key === "Enter" && !event.shiftKey) this.#pick(entry);
    else if (event.key === "Tab" && !event.shiftKey) this.#complete(entry);
    else if (event.key === "Escape") this.#dismiss();
    else return false;
    event.preventDefault();
    return true;
  }

  #pick(entry) {
    this.#all = false;
    this.send(entry.command);
  }

  #complete(entry) {
    this.#all = false;
    this.context.store.apply("draft", { chat: this.context.chat, text: `/${entry.command} ` });
  }

  #dismiss() {
    this.#dismissed = this.input.value;
    this.#close();
  }

  #close() {
    this.#all = false;
    this.#show([]);
  }

  #show(entries) {
    this.#shown = entries;
    this.node.hidden = !entries.length;
    reconcile(this.node, entries.map((entry, index) =>
      h("li", { id: `command-${index}`, role: "option", on: { click: () => this.#pick(entry) } },
        h("span", { class: "command-name" }, `/${entry.command}`),
        h("span", { class: "command-about" }, entry.description))));
    this.#choose(Math.min(this.#chosen, Math.max(entries.length - 1, 0)));
  }

  #choose(index) {
    this.#chosen = index;
    [...this.node.children].forEach((option, at) =>
      option.setAttribute("aria-selected", String(at === index)));
    const option = this.node.children[index];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
}
