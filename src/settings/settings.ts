/**
 * The settings as the rest of the house reads them: every default filled in, paths absolute, durations in milliseconds and sizes in bytes.
 * What an operator may write, with defaults and meanings, is schema.ts; `loadSettings` in load.ts turns one into the other.
 */
import type { HopUrl } from "../platform/hop-url.ts";
import type { Milliseconds } from "../platform/time.ts";

export type Bytes = number;

export interface Settings {
  /** The file they came from, absolute; null for the embedded default. */
  readonly file: string | null;
  /** Our own domains, lower case A-labels. */
  readonly domains: readonly string[];
  /** Our own hosts, CIDR notation. */
  readonly networks: readonly string[];
  /** Hosts that may speak to the mail servers of the world, CIDR notation. */
  readonly mailHosts: readonly string[];
  /** "blocked": a firewall keeps every other host from port 25, by the operator's word. */
  readonly egress25: "unknown" | "blocked";
  /** Fully qualified name used in greetings, EHLO and trace fields. */
  readonly hostname: string;
  /** Null only when the door of that direction is off. */
  readonly nextHop: { readonly inbound: HopSettings | null; readonly outbound: HopSettings | null };
  readonly doors: { readonly inbound: DoorSettings; readonly outbound: DoorSettings };
  /** Null: a self-signed certificate of our own in the data folder. */
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  /** File of the submitters' names and passwords, absolute. */
  readonly users: string;
  readonly bareNewlines: "normalise" | "refuse";
  readonly observeOnly: { readonly inbound: boolean; readonly outbound: boolean };
  /** "observe": everything is weighed and recorded, and nothing touched. */
  readonly outbound: { readonly watch: "on" | "observe" | "off" };
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly policy: readonly PolicyRule[];
  readonly hold: { readonly max: Milliseconds };
  readonly keep: KeepSettings;
  readonly console: ConsoleSettings;
  readonly scan: { readonly workers: number; readonly deadline: Milliseconds };
  readonly checks: CheckSettings;
  /** `spamShare` null: the share that the verdict was fitted for. */
  readonly learning: { readonly enabled: boolean; readonly spamShare: number | null };
  /** Where the checks that an operator declares lie; null for the embedded default, which has none. */
  readonly rules: { readonly folder: string | null };
  readonly log: { readonly level: LogLevel };
}

/** One place where mail goes: hosts in order of preference, all spoken to in the same way (hops/options.ts takes the same). */
export interface HopTarget {
  /** At least one; Maildir folders are absolute. */
  readonly hosts: readonly HopUrl[];
  readonly tls: "opportunistic" | "required" | "none";
  /** Whether "required" TLS and smtps:// need a valid certificate for the host's name. */
  readonly verify: boolean;
  /** File of PEM certificates trusted instead of the system's; null: the system's. */
  readonly ca: string | null;
  /** Signs in at the next hop; null: does not. The file's first line is the password. */
  readonly credentials: { readonly user: string; readonly passwordFile: string } | null;
}

export interface HopSettings extends HopTarget {
  /** By recipient domain: `example.org` is that domain, `.example.org` every domain below it. They inherit nothing. */
  readonly routes: Readonly<Record<string, HopTarget>>;
}

/** "host:port" or "[v6]:port". */
export type ListenAddress = string;

export interface DoorSettings {
  /** Where it listens in clear text with STARTTLS; both lists empty: the door is off. */
  readonly listen: readonly ListenAddress[];
  /** Where it listens with TLS from the first byte. */
  readonly listenTls: readonly ListenAddress[];
  readonly maxMessage: Bytes;
  readonly maxRecipients: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerClient: number;
  /** Unfinished and unanswered messages in memory, all sessions of the door together. */
  readonly messageMemory: Bytes;
}

export interface KeepSettings {
  /** How long raw mail is remembered; 0: not at all. */
  readonly inbound: Milliseconds;
  readonly outbound: Milliseconds;
  readonly cap: Bytes;
  /** How long quarantined mail stays. */
  readonly quarantine: Milliseconds;
  readonly quota: Bytes;
  /** How long events and the message list stay. */
  readonly events: Milliseconds;
}

export interface ConsoleSettings {
  /** Null: no console. */
  readonly listen: ListenAddress | null;
  /** Origin under which browsers reach it, such as https://postern.example.org; null: the listen address. */
  readonly publicUrl: string | null;
}

export interface CheckSettings {
  /** Ids of checks that do not run. */
  readonly disabled: readonly string[];
  /** Options by check id. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Scores by finding name, in place of the shipped ones. */
  readonly scores: Readonly<Record<string, number>>;
}

export type LogLevel = "debug" | "info" | "warn" | "error";

/** A rule of the organization. It matches when every condition that it states holds; a condition that is left out always holds. */
export interface PolicyRule {
  readonly name: string;
  readonly when: PolicyConditions;
  readonly do: PolicyAction;
}

export interface PolicyConditions {
  readonly direction?: readonly ("inbound" | "outbound" | "internal")[] | undefined;
  readonly class?: readonly PolicyClass[] | undefined;
  /** All must hold. */
  readonly probability?: readonly Comparison[] | undefined;
  /**
   * RFC5322.From: `user@example.org`, `example.org`, `.example.org` (every domain below it), `user@` (any domain), `groups/NAME`.
   * With several authors, all must be listed for a rule that lets mail pass, any for one that stops it.
   */
  readonly from?: readonly string[] | undefined;
  /** RFC5321.MailFrom; `<>` is the null reverse-path. */
  readonly mailFrom?: readonly string[] | undefined;
  readonly submitter?: readonly string[] | undefined;
  readonly recipient?: readonly string[] | undefined;
  /** Networks in CIDR notation. */
  readonly client?: readonly string[] | undefined;
  readonly attachment?: readonly PolicyAttachment[] | undefined;
  /** Bytes of the whole message; all must hold. */
  readonly size?: readonly Comparison[] | undefined;
}

export interface Comparison {
  readonly is: "<" | "<=" | ">" | ">=";
  readonly than: number;
}

/**
 * Texts and header values may hold {receipt}, {class} and {probability}, and nothing else of the message.
 * The verdict headers are part of every tag; `headers` come in addition.
 */
export type PolicyAction =
  | { readonly kind: "accept" }
  | { readonly kind: "tag"; readonly headers: readonly (readonly [name: string, value: string])[]; readonly subjectPrefix: string | null }
  | { readonly kind: "quarantine"; readonly reason: string | null }
  | { readonly kind: "hold"; readonly reason: string | null }
  | { readonly kind: "defer"; readonly text: string | null }
  | { readonly kind: "reject"; readonly text: string | null };

// This room knows no mail, so the words of verdicts and attachments are listed again; test/house compares the lists.
export const POLICY_CLASSES = [
  "clean",
  "bulk",
  "spam",
  "scam",
  "phish",
  "malware",
  "dangerous-attachment",
  "backscatter",
  "policy",
  "unscannable",
] as const;
export type PolicyClass = (typeof POLICY_CLASSES)[number];

export const POLICY_ATTACHMENTS = [
  "executable",
  "script",
  "shortcut",
  "disk-image",
  "office-macro",
  "office",
  "pdf",
  "html",
  "svg",
  "archive",
  "encrypted-archive",
  "encrypted",
  "calendar",
  "contact",
  "message",
  "image",
  "media",
  "text",
  "font",
  "other",
] as const;
export type PolicyAttachment = (typeof POLICY_ATTACHMENTS)[number];
