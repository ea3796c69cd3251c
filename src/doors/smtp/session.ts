/**
 * One conversation (RFC 5321): greeting, commands in their order, messages, goodbye. Replies to pipelined commands go out together.
 * Whoever talks too early, too long, too wrongly or not at all is told so once and shown out; each such end is an event.
 */
import type { Milliseconds } from "../../platform/time.ts";
import { unreachable } from "../../platform/unreachable.ts";
import { commands, foreign, notServed } from "./commands/all.ts";
import type { Connection } from "./connection.ts";
import type { Line } from "./lines.ts";
import type { SessionTrouble } from "./notes.ts";
import { receive } from "./receive.ts";
import { type SmtpReply, toWire } from "./reply.ts";
import { type CommandInput, type DoorHouse, newState, type SessionState, type Step } from "./state.ts";

/** Why a conversation ends. */
type Leaving = "timeout" | "ended" | "stopping" | "unread" | "flood";

interface Tally {
  readonly errors: number;
  readonly refusals: number;
  readonly idle: number;
  readonly signInFailures: number;
}

const NOTHING: Tally = { errors: 0, refusals: 0, idle: 0, signInFailures: 0 };
const QUOTED = 60;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class Session {
  readonly #connection: Connection;
  readonly #house: DoorHouse;
  #state: SessionState;
  #tally = NOTHING;

  constructor(connection: Connection, house: DoorHouse, client: { readonly address: string | null; readonly port: number | null }) {
    this.#connection = connection;
    this.#house = house;
    this.#state = newState(client.address, client.port, connection.tls, house.networks);
  }

  /** Resolves when the conversation is over and the connection is closing. */
  async run(): Promise<void> {
    if (!(await this.#greet())) return;
    for (;;) {
      const line = await this.#nextLine(this.#house.limits.commandLine, this.#state.transaction === null);
      if (typeof line === "string") {
        this.#leave(line);
        return;
      }
      const step = await this.#obey(line);
      if (!(await this.#follow(step))) return;
    }
  }

  async #greet(): Promise<boolean> {
    const waited = await this.#connection.wait(this.#house.limits.greetingDelay, true);
    if (waited === "timeout") {
      this.#send({ code: 220, enhanced: null, text: `${this.#house.options.hostname} ESMTP Postern` });
      return true;
    }
    if (waited === "input") {
      this.#trouble("early-talker", "talked before the greeting");
      this.#close({ code: 554, enhanced: "5.5.1", text: "Clients wait for the greeting" });
    } else this.#leave(waited);
    return false;
  }

  /** The next line; everything that was said is sent before waiting for it. */
  async #nextLine(limit: number, stoppable: boolean): Promise<Line | Leaving> {
    const { input } = this.#connection;
    const begun = performance.now();
    for (;;) {
      if (stoppable && this.#connection.stopping) return "stopping";
      const line = input.next(limit);
      if (line !== null) return line;
      if (input.skipped > this.#house.limits.skippedLine) return "flood";
      if (!(await this.#connection.flush(this.#house.limits.writeTimeout))) return this.#connection.broken === null ? "unread" : "ended";
      // the whole line has one deadline: a client that drips bytes is as idle as one that sends none
      const left: Milliseconds = this.#house.limits.commandTimeout - (performance.now() - begun);
      const waited = await this.#connection.wait(Math.max(left, 0), stoppable);
      if (waited !== "input") return waited;
    }
  }

  /** One command line in, what it leads to out. */
  async #obey(line: Line): Promise<Step> {
    const text = this.#toText(line);
    if (typeof text !== "string") return { reply: text };
    const space = text.indexOf(" ");
    const verb = (space < 0 ? text : text.slice(0, space)).toUpperCase();
    const command = commands.get(verb);
    if (command === undefined) return this.#unknown(verb);
    const early = command.endsGroup && this.#connection.input.bytes > 0;
    if (early) this.#trouble("pipelining-violation", `${verb} was followed by more without waiting for its reply`);
    // STARTTLS goes on: what was sent too early is thrown away there (RFC 3207 section 4.2)
    if (early && verb !== "STARTTLS") {
      return { reply: { code: 554, enhanced: "5.5.0", text: `After ${verb} a client waits for the reply` }, next: "close" };
    }
    const parameters = space < 0 ? "" : text.slice(space + 1).trimEnd();
    return command.run({ parameters, state: this.#state, house: this.#house, ask: (reply) => this.#ask(reply) });
  }

  #toText(line: Line): string | SmtpReply {
    if (line.kind === "too-long") {
      this.#trouble("line-too-long", "a command line");
      return { code: 500, enhanced: "5.5.2", text: "The line is too long" };
    }
    if (!line.clean) {
      this.#trouble("bare-newline", "in a command line");
      return { code: 500, enhanced: "5.5.2", text: "Lines end with CRLF and hold no other CR, LF or NUL" };
    }
    try {
      return utf8.decode(line.bytes);
    } catch {
      return { code: 500, enhanced: "5.5.2", text: "The line is neither ASCII nor UTF-8" };
    }
  }

  #unknown(verb: string): Step {
    if (foreign.has(verb)) {
      this.#trouble("too-many-errors", `another protocol: ${verb}`);
      return { reply: { code: 554, enhanced: "5.5.1", text: "This is an SMTP server" }, next: "close" };
    }
    if (notServed.has(verb)) return { reply: { code: 502, enhanced: "5.5.1", text: `${verb} is not served here` } };
    return { reply: { code: 500, enhanced: "5.5.2", text: "The command is not known" } };
  }

  readonly #ask: CommandInput["ask"] = async (reply) => {
    this.#send(reply);
    const line = await this.#nextLine(this.#house.limits.authLine, false);
    if (typeof line === "string") return null;
    const text = this.#toText(line);
    return typeof text === "string" ? text : null;
  };

  /** Replies and does what the command leads to. False when the conversation is over. */
  async #follow(step: Step): Promise<boolean> {
    if (step.state !== undefined) this.#state = { ...this.#state, ...step.state };
    if (step.next === "close") {
      this.#close(step.reply);
      return false;
    }
    this.#send(step.reply);
    this.#tally = counted(this.#tally, step);
    if (this.#isTooMuch()) return false;
    if (step.next === "data") return this.#receive();
    if (step.next === "start-tls") return this.#startTls();
    return true;
  }

  async #receive(): Promise<boolean> {
    const { transaction } = this.#state;
    if (transaction === null || !(await this.#connection.flush(this.#house.limits.writeTimeout))) {
      this.#leave("ended");
      return false;
    }
    const received = await receive(this.#connection, this.#house, this.#state, transaction);
    if (received.kind === "gone") {
      this.#leave("ended");
      return false;
    }
    if (received.kind === "cut-off") {
      this.#close(received.reply);
      return false;
    }
    this.#state = { ...this.#state, transaction: null };
    this.#send(received.reply);
    if (received.taken) this.#tally = NOTHING;
    return true;
  }

  async #startTls(): Promise<boolean> {
    const context = this.#house.secureContext();
    const { client } = this.#state;
    const { tlsTimeout, writeTimeout } = this.#house.limits;
    const sent = await this.#connection.flush(writeTimeout);
    if (!sent || context === null || !(await this.#connection.startTls(context, tlsTimeout))) {
      this.#trouble("tls-failed", this.#connection.broken ?? "the handshake was not completed");
      this.#connection.destroy();
      return false;
    }
    this.#state = newState(client.address, client.port, this.#connection.tls, this.#house.networks);
    return true;
  }

  #isTooMuch(): boolean {
    const { limits } = this.#house;
    const { errors, refusals, idle, signInFailures } = this.#tally;
    const over =
      (errors >= limits.maxErrors && "wrong commands") ||
      (refusals >= limits.maxRefusedRecipients && "refused recipients") ||
      (idle >= limits.maxIdleCommands && "commands without a message") ||
      (signInFailures >= limits.maxSignInFailures && "failed sign-ins");
    if (over === false) return false;
    this.#trouble("too-many-errors", over);
    this.#close({ code: 421, enhanced: "4.7.0", text: `Too many ${over}` });
    return true;
  }

  #leave(why: Leaving): void {
    switch (why) {
      case "timeout":
        this.#trouble("idle-timeout", "no complete command in time");
        this.#close({ code: 421, enhanced: "4.4.2", text: "Waited too long for a command" });
        break;
      case "flood":
        this.#trouble("line-too-long", "a command line without end");
        this.#close({ code: 421, enhanced: "4.7.0", text: "The line does not end" });
        break;
      case "stopping":
        this.#close({ code: 421, enhanced: "4.3.2", text: "Shutting down, try again later" });
        break;
      case "unread":
        this.#trouble("idle-timeout", "replies were not read");
        this.#connection.destroy();
        break;
      case "ended":
        if (this.#connection.broken !== null) this.#trouble("reset", this.#connection.broken);
        else if (this.#state.transaction !== null) this.#trouble("reset", "closed inside a transaction");
        this.#connection.end();
        break;
      default:
        unreachable(why);
    }
  }

  #send(reply: SmtpReply): void {
    this.#connection.send(toWire(reply));
  }

  #close(reply: SmtpReply): void {
    this.#send(reply);
    this.#connection.end();
  }

  #trouble(trouble: SessionTrouble, detail: string): void {
    this.#house.notes.trouble(trouble, this.#state.client.address, detail.slice(0, QUOTED));
  }
}

/** The tally after a step. Only a message that is taken clears it, or MAIL and RSET in turn could go on for ever. */
function counted(tally: Tally, step: Step): Tally {
  if (step.counts === "refusal") return { ...tally, refusals: tally.refusals + 1 };
  if (step.counts === "sign-in") return { ...tally, signInFailures: tally.signInFailures + 1 };
  if (step.counts === "idle") return { ...tally, idle: tally.idle + 1 };
  if (step.counts === "nothing") return tally;
  return step.reply.code >= 500 ? { ...tally, errors: tally.errors + 1 } : tally;
}
