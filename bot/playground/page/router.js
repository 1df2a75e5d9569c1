// The open chat is in the address (#/chat/4242), so that back, reload and a bookmark work.

const PATTERN = /^#\/chat\/(-?\d+)(?:\/(\d+))?$/;

/** The chat the address names, or null for the list. */
export function place() {
  const found = PATTERN.exec(location.hash);
  if (!found) return null;
  return { chat: Number(found[1]), thread: found[2] ? Number(found[2]) : null };
}

export function go(chat, thread = null) {
  location.hash = `#/chat/${chat}${thread ? `/${thread}` : ""}`;
}

/** Back to the list of chats. */
export function leave() {
  location.hash = "#/";
}
