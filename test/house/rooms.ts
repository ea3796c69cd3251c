/**
 * The rooms of src/ and what each may import: the table of ARCHITECTURE.md as data. `types` are imports that are erased
 * when the program runs. `assembly` and the files directly in src/ put the house together and may import everything.
 * Only checks and verdict go without `platform`: they look at values, and there they would find a clock.
 */

export interface Room {
  readonly imports: readonly string[];
  readonly types: readonly string[];
}

/** These may import everything; nobody may import them. */
export const ASSEMBLY = "assembly";

const base = ["mail", "ports", "events", "platform"];

function room(imports: readonly string[], types: readonly string[] = []): Room {
  return { imports, types };
}

export const rooms: Readonly<Record<string, Room>> = {
  platform: room([]),
  mail: room(["platform"]),
  events: room(["mail", "platform"]),
  observed: room(["mail", "platform"]),
  evidence: room(["mail", "observed", "platform"]),
  ports: room(["mail", "events", "platform"], ["policy", "verdict"]),
  settings: room(["platform"]),
  campaigns: room(base),
  facts: room(["mail", "ports", "platform"]),
  patterns: room(["mail", "platform"]),
  checks: room(["mail"], ["facts"]),
  rules: room(["mail", "patterns", "platform", "policy", "settings"], ["checks"]),
  verdict: room(["mail"], ["checks", "facts", "learning"]),
  policy: room(["mail", "platform"], ["verdict", "facts", "settings"]),
  outbox: room(base),
  quarantine: room(base),
  learning: room(base),
  reports: room(base),
  detectors: room([...base, "observed"]),
  watch: room([...base, "observed", "detectors", "quarantine"]),
  actions: room([...base, "outbox", "quarantine"], ["policy", "verdict"]),
  incidents: room(base, ["policy"]),
  statement: room([...base, "detectors", "incidents", "observed"]),
  pipeline: room(["mail", "events", "platform", "facts", "checks", "rules", "learning", "verdict", "policy", "actions"], ["ports"]),
  stores: room(base),
  hops: room(base),
  samples: room(base),
  doors: room(["mail", "platform"], ["pipeline"]),
  admin: room(["mail", "pipeline", "ports", "events", "incidents", "statement", "quarantine", "settings", "platform"]),
  commands: room(
    [
      "mail",
      "pipeline",
      "ports",
      "events",
      "observed",
      "detectors",
      "evidence",
      "incidents",
      "statement",
      "quarantine",
      "rules",
      "settings",
      "platform",
    ],
    ["policy", "verdict"],
  ),
};
