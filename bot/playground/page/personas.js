// Who one can be in the rehearsal, and the team's group.

export const PERSONAS = [
  { id: 4242, name: { zh: "李芳", en: "Li Fang" }, role: "patient", tone: 1, lang: "zh-hans",
    sends: { first_name: "芳", last_name: "李", username: "lifang" } },
  { id: 4243, name: { zh: "Ann", en: "Ann" }, role: "patient", tone: 2, lang: "en",
    sends: { first_name: "Ann", username: "ann" } },
  { id: 9001, name: { zh: "王护士", en: "Nurse Wang" }, role: "operator", tone: 3, lang: "zh-hans",
    sends: { first_name: "王护士", username: "nurse_wang" } },
];

export const COLLEAGUE = {
  id: 9002, name: { zh: "陈护士", en: "Nurse Chen" }, role: "operator", tone: 4, lang: "zh-hans",
  sends: { first_name: "陈护士", username: "nurse_chen" },
};

export const TEAM = {
  chat_id: -1001000000001,
  title: "Care team / 护理团队",
  is_forum: true,
  members: [9001, 9002],
  administrators: [9001],
};

const KNOWN = new Map([...PERSONAS, COLLEAGUE].map((persona) => [persona.id, persona]));

/** The persona with this id; a stranger whom a script brought gets a plain one. */
export function personOf(userId, name) {
  const known = KNOWN.get(userId);
  if (known) return known;
  const shown = name || String(userId);
  return { id: userId, name: { zh: shown, en: shown }, role: "guest", lang: "en",
    tone: 1 + (Math.abs(userId) % 6), sends: name ? { first_name: name } : {} };
}

/** Who can write in this chat: its owner, or the group's team. */
export function speakersIn(chat) {
  if (chat.id > 0) return [personOf(chat.id, chat.title)];
  return [KNOWN.get(9001), COLLEAGUE, KNOWN.get(4242), KNOWN.get(4243)]
    .filter((persona) => chat.id !== TEAM.chat_id || persona.role === "operator");
}

/** The characters that stand for a name in a round picture. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/^[\u3400-\u9fff]/.test(name)) return [...name].slice(0, 1).join("");
  return words.slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();
}
