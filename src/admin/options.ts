/**
 * What the console's server must be told, and what it gives back. main.ts maps settings to these; nothing here has a hidden default.
 * The server looks at values and asks ports; it never judges mail and never touches the mail flow except by release and delete.
 */
import type { Accounts } from "../ports/accounts.ts";
import type { Campaigns } from "../ports/campaigns.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Identities } from "../ports/identities.ts";
import type { IncidentStore } from "../ports/incidents.ts";
import type { Keeping } from "../ports/keeping.ts";
import type { Labels } from "../ports/labels.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { OutboxStore } from "../ports/outbox.ts";
import type { Site } from "../statement/live.ts";

export interface AdminOptions {
  /** "host:port" or "[v6]:port"; port 0 for any free one. */
  readonly listen: string;
  /** Origin under which browsers reach it, such as https://postern.example.org; null: the listen address. https makes cookies Secure. */
  readonly publicUrl: string | null;
  /** Folder of the built console, absolute. */
  readonly consoleFolder: string;
  /** Version shown in the console and in the OpenAPI document. */
  readonly release: string;
}

export interface AdminDeps {
  readonly events: EventLog;
  readonly keeping: Keeping;
  readonly messages: MessageStore;
  readonly accounts: Accounts;
  readonly outbox: Pick<OutboxStore, "waiting">;
  /** Copies of a message. */
  readonly campaigns: Pick<Campaigns, "of">;
  /** What people say of messages; null when the learner is off. */
  readonly labels: Labels | null;
  /** How the identities stand that send mail; null when the outbound watch is off. */
  readonly identities: Identities | null;
  readonly incidents: Pick<IncidentStore, "get" | "list">;
  /** What the settings say of the hosts beside the gateway. */
  readonly site: Site;
  /** Tells the outbox that something is due (Outbox.wake). */
  readonly wakeOutbox: () => void;
  /** Every host of every next hop as last seen. */
  readonly nextHops: () => readonly HopHealth[];
  /** Sends the project's sample messages through the doors; `sendSamples` of samples/send.ts fits. One run at a time is asked for. */
  readonly sendSamples: () => AsyncIterable<SampleProgress>;
  /** The page for Prometheus. */
  readonly metrics: () => string;
  readonly ready: () => Readiness | Promise<Readiness>;
  readonly clock: Clock;
  readonly log: AdminLog;
}

/** A pino logger fits. */
export interface AdminLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface HopHealth {
  readonly direction: "inbound" | "outbound";
  readonly hop: string;
  /** The last failure, null when the last attempt succeeded. */
  readonly failing: string | null;
}

export interface SampleProgress {
  readonly sample: { readonly title: string; readonly door: "inbound" | "outbound" };
  readonly done: number;
  readonly total: number;
  readonly reply: string;
  readonly taken: boolean;
}

export interface Readiness {
  readonly ready: boolean;
  /** Why not, one sentence each. */
  readonly reasons: readonly string[];
}

export interface AdminServer {
  /** Where browsers find the console: the public URL, or the address as bound. Without a slash at the end. */
  readonly url: string;
  /** The address as bound. */
  readonly address: { readonly host: string; readonly port: number };
  /** A one-time link (24 hours) to create an administrator; earlier ones end. Null when there is an account already. */
  createSetupLink(): Promise<string | null>;
  /** Ends live connections and requests in flight. */
  close(): Promise<void>;
}

/** The signature of `openAdmin` (open.ts). Rejects with OperatorError when the address cannot be used. */
export type OpenAdmin = (options: AdminOptions, deps: AdminDeps) => Promise<AdminServer>;
