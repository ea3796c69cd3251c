/** The product's words for how an identity stands, what may be done about it, and what became of its mail. */
import type { Act, IdentityKind, IdentityState } from "../../../src/admin/contract-outbound.ts";

interface Word {
  readonly label: string;
  readonly color: string;
  readonly meaning: string;
}

const STATES: Readonly<Record<IdentityState, Word>> = {
  normal: { label: "normal", color: "teal", meaning: "its mail leaves as it comes" },
  watch: { label: "watch", color: "yellow", meaning: "its mail leaves as it comes, and is watched" },
  held: { label: "held", color: "blue", meaning: "its mail to other domains is held back for some minutes" },
  throttled: { label: "throttled", color: "orange", meaning: "outside it may write only to those whom it wrote to before" },
  suspended: { label: "suspended", color: "red", meaning: "it may not send to other domains until a person decides" },
  locked: { label: "locked", color: "red", meaning: "a person locked it: it may not send to other domains" },
};

/** Strictest first. */
export const STANDINGS = ["locked", "suspended", "throttled", "held", "watch", "normal"] as const satisfies readonly IdentityState[];

export const standingOf = (state: IdentityState): Word => STATES[state];

const KINDS: Readonly<Record<IdentityKind, string>> = {
  user: "account",
  script: "script",
  lease: "leased address",
  host: "host",
  author: "author",
  unknown: "unknown",
};

export const kindLabel = (kind: IdentityKind): string => KINDS[kind];

interface ActWord {
  /** On the button. */
  readonly label: string;
  /** What it does, as a sentence. */
  readonly does: string;
  /** What the time is asked for. */
  readonly asks: string;
  /** When no time is chosen. */
  readonly endless: string;
  /** Said after it is done. */
  readonly done: string;
}

export const ACTS: Readonly<Record<Exclude<Act, "undo">, ActWord>> = {
  release: {
    label: "Release",
    does: "Its mail leaves again, what is held leaves now, and the evidence against it is taken back.",
    asks: "Trust it, whatever is seen,",
    endless: "not ahead: what comes next counts",
    done: "released",
  },
  hold: {
    label: "Hold",
    does: "Its mail to other domains waits some minutes before it leaves, so that it can be stopped.",
    asks: "Ends by itself",
    endless: "not: a person ends it",
    done: "held",
  },
  throttle: {
    label: "Throttle",
    does: "Outside it may write only to those whom it wrote to before. The rest is deferred, and its programs try again.",
    asks: "Ends by itself",
    endless: "not: a person ends it",
    done: "throttled",
  },
  suspend: {
    label: "Suspend",
    does: "It may not send to other domains. What it tries to send is refused, with a receipt.",
    asks: "Ends by itself",
    endless: "not: a person ends it",
    done: "suspended",
  },
  lock: {
    label: "Lock",
    does: "It may not send to other domains, and no evidence in its favour ends that.",
    asks: "Ends by itself",
    endless: "not: a person ends it",
    done: "locked",
  },
};

export const FATES = { gone: "left", held: "held", deferred: "deferred", refused: "refused" } as const;
export const FATE_COLORS = { gone: "gray", held: "blue", deferred: "orange", refused: "red" } as const;
