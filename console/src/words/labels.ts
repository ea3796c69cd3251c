/** The product's words for classes, actions, states and directions, with the colour each has everywhere. */
const CLASSES: Readonly<Record<string, { readonly label: string; readonly color: string }>> = {
  clean: { label: "clean", color: "teal" },
  bulk: { label: "bulk", color: "cyan" },
  spam: { label: "spam", color: "orange" },
  scam: { label: "scam", color: "red" },
  phish: { label: "phish", color: "red" },
  malware: { label: "malware", color: "red" },
  "dangerous-attachment": { label: "dangerous attachment", color: "red" },
  backscatter: { label: "backscatter", color: "grape" },
  policy: { label: "policy", color: "indigo" },
  unscannable: { label: "unscannable", color: "gray" },
};

const ACTIONS: Readonly<Record<string, { readonly label: string; readonly color: string; readonly meaning: string }>> = {
  accept: { label: "accept", color: "gray", meaning: "passed on unchanged" },
  tag: { label: "tag", color: "yellow", meaning: "passed on with a mark" },
  quarantine: { label: "quarantine", color: "violet", meaning: "kept from its recipients" },
  hold: { label: "hold", color: "blue", meaning: "kept from leaving for minutes" },
  defer: { label: "defer", color: "gray", meaning: "the other side was asked to try again later" },
  reject: { label: "reject", color: "dark", meaning: "refused" },
};

const STATES: Readonly<Record<string, { readonly label: string; readonly color: string }>> = {
  kept: { label: "kept", color: "violet" },
  releasing: { label: "on its way", color: "blue" },
  released: { label: "released", color: "teal" },
  deleted: { label: "deleted", color: "gray" },
  expired: { label: "expired", color: "gray" },
  undeliverable: { label: "undeliverable", color: "red" },
};

export const CLASS_NAMES = Object.keys(CLASSES);
export const ACTION_NAMES = Object.keys(ACTIONS);
export const DIRECTIONS = ["inbound", "outbound", "internal"] as const;

export function classOf(name: string) {
  return CLASSES[name] ?? { label: name, color: "gray" };
}

export function actionOf(name: string) {
  return ACTIONS[name] ?? { label: name, color: "gray", meaning: name };
}

export function stateOf(name: string) {
  return STATES[name] ?? { label: name, color: "gray" };
}

export function classLabel(name: string): string {
  return classOf(name).label;
}
