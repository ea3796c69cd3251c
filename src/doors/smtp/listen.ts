/**
 * Opens an SMTP door: listeners, admission, one session a connection, an orderly end.
 * While closing, listeners stay open and answer 421 4.3.2, so that clients hear "later" rather than find nobody;
 * a transaction that is in flight may end, and what is not done after the grace time is cut off: its client comes again.
 */
import { createServer, type Server, type Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { messageOf, OperatorError } from "../../platform/errors.ts";
import { SMTP_DOOR_LIMITS } from "../../platform/limits.ts";
import { networkFault, normaliseAddress, parseHostPort, toHostPort, toNetworks } from "../../platform/net.ts";
import type { Milliseconds } from "../../platform/time.ts";
import { toSecureContext } from "../../platform/tls.ts";
import { followUsers } from "../../platform/users-file.ts";
import { Admission, type Refusal } from "./admission.ts";
import { Connection } from "./connection.ts";
import { Notes } from "./notes.ts";
import type { OpenSmtpDoor, SmtpDoor, SmtpDoorDeps, SmtpDoorOptions } from "./options.ts";
import { Budget } from "./pile.ts";
import { Session } from "./session.ts";
import { SignIn } from "./sign-in.ts";
import type { DoorHouse } from "./state.ts";

/** Connections that are only told 421 may stand beside the full number; beyond these the system closes them unheard. */
const TURNED_AWAY = 200;
/** Waiting connections that the kernel holds for us. */
const BACKLOG = 511;

type Gateway = DoorHouse["gateway"];

export const openSmtpDoor: OpenSmtpDoor = async (options, gateway, deps) => {
  let context: SecureContext | null = options.tls === null ? null : toSecureContext(options.tls);
  const house = toHouse(options, gateway, deps, () => context);
  const reception = new Reception(house);
  const addresses = await reception.open();
  return {
    addresses,
    reload(tls) {
      context = toSecureContext(tls);
    },
    connections: () => reception.connections,
    close: (grace) => reception.close(grace),
  };
};

function toHouse(options: SmtpDoorOptions, gateway: Gateway, deps: SmtpDoorDeps, secureContext: DoorHouse["secureContext"]): DoorHouse {
  const fault = options.networks.map(networkFault).find((sentence) => sentence !== null);
  if (fault !== undefined) throw new OperatorError("smtp/networks", `networks of the ${options.door} door: ${fault}`);
  if (options.listenTls.length > 0 && options.tls === null) {
    throw new OperatorError("smtp/tls", `the ${options.door} door listens with TLS but has no certificate`);
  }
  const limits = { ...SMTP_DOOR_LIMITS, ...options.limits };
  const users = options.users === null ? null : followUsers(options.users, (sentence) => deps.log.warn({ door: options.door }, sentence));
  return {
    options,
    limits,
    gateway,
    deps,
    networks: toNetworks(options.networks),
    budget: new Budget(options.memoryBudget),
    notes: new Notes(options.door, gateway, deps.clock),
    signIn: users === null ? null : new SignIn(users, limits, deps.clock),
    secureContext,
  };
}

class Reception {
  readonly #house: DoorHouse;
  readonly #admission: Admission;
  readonly #standing = new Set<Connection>();
  #servers: readonly Server[] = [];
  #closing = false;

  constructor(house: DoorHouse) {
    this.#house = house;
    this.#admission = new Admission(house.options.maxConnections, house.options.maxConnectionsPerClient);
  }

  get connections(): number {
    return this.#admission.open;
  }

  async open(): Promise<SmtpDoor["addresses"]> {
    const { listen, listenTls } = this.#house.options;
    const wanted = [...listen.map((spec) => ({ spec, tls: false })), ...listenTls.map((spec) => ({ spec, tls: true }))];
    const addresses: { readonly host: string; readonly port: number; readonly tls: boolean }[] = [];
    try {
      for (const { spec, tls } of wanted) {
        const server = await this.#listen(spec, tls);
        this.#servers = [...this.#servers, server];
        const bound = server.address();
        if (bound !== null && typeof bound !== "string") addresses.push({ host: bound.address, port: bound.port, tls });
      }
    } catch (error) {
      await this.close(0);
      throw error;
    }
    return addresses;
  }

  async close(grace: Milliseconds): Promise<void> {
    this.#closing = true;
    for (const connection of this.#standing) connection.stop();
    let timer: NodeJS.Timeout | null = null;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, grace);
    });
    const ended = Promise.all([...this.#standing].map((connection) => connection.closed));
    await Promise.race([ended, over]);
    if (timer !== null) clearTimeout(timer);
    const closed = this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const connection of this.#standing) connection.destroy();
    await Promise.all([...closed, ended]);
    this.#house.notes.flush();
  }

  async #listen(spec: string, tls: boolean): Promise<Server> {
    const address = parseHostPort(spec);
    const { door, maxConnections } = this.#house.options;
    if (typeof address === "string") throw new OperatorError("smtp/listen", `the ${door} door cannot listen: ${address}`);
    // half-open is allowed: a client may close its side after QUIT and still wants the replies
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#accept(socket, tls));
    server.maxConnections = maxConnections + TURNED_AWAY;
    server.on("drop", (data) =>
      this.#house.notes.trouble("too-many-connections", normaliseAddress(data?.remoteAddress ?? ""), "closed unheard"),
    );
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error) => reject(new OperatorError("smtp/listen", sentenceFor(door, toHostPort(address), error), error)));
      server.listen({ ...address, backlog: BACKLOG }, resolve);
    });
    server.on("error", (error) => this.#house.deps.log.error({ err: error, door }, "a listener failed"));
    return server;
  }

  #accept(socket: Socket, tls: boolean): void {
    const connection = new Connection(socket);
    this.#standing.add(connection);
    void connection.closed.then(() => this.#standing.delete(connection));
    const address = normaliseAddress(socket.remoteAddress ?? "");
    if (address === null) {
      // it was reset before we looked at it
      connection.destroy();
      return;
    }
    const refusal = this.#closing ? "shutting-down" : this.#admission.enter(address, this.#house.networks(address));
    if (refusal !== null) {
      this.#house.notes.trouble(refusal, address, "turned away");
      // a handshake only to say no would let whoever is too many cost us the most
      if (tls) connection.destroy();
      else turnAway(connection, refusal);
      return;
    }
    void connection.closed.then(() => this.#admission.leave(address));
    void this.#converse(connection, tls, { address, port: socket.remotePort ?? null });
  }

  async #converse(connection: Connection, tls: boolean, client: { readonly address: string; readonly port: number | null }): Promise<void> {
    try {
      const context = this.#house.secureContext();
      if (tls && (context === null || !(await connection.startTls(context, this.#house.limits.tlsTimeout)))) {
        this.#house.notes.trouble("tls-failed", client.address, connection.broken ?? "the handshake was not completed");
        connection.destroy();
        return;
      }
      await new Session(connection, this.#house, client).run();
    } catch (error) {
      this.#house.deps.log.error({ err: error, door: this.#house.options.door }, "a session broke off");
      connection.destroy();
    }
  }
}

function turnAway(connection: Connection, why: Refusal | "shutting-down"): void {
  connection.send(
    why === "shutting-down" ? "421 4.3.2 Shutting down, try again later\r\n" : "421 4.7.0 Too many connections, try again later\r\n",
  );
  connection.end();
}

function sentenceFor(door: string, address: string, error: NodeJS.ErrnoException): string {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another program uses this port",
    EACCES: "this port needs more rights (ports below 1024 need root or CAP_NET_BIND_SERVICE)",
    EAFNOSUPPORT: "this host has no IPv6; 0.0.0.0 in place of the host means every IPv4 address",
    EADDRNOTAVAIL: "this host does not have the address",
    ENOTFOUND: "the host name is not known",
  };
  return `the ${door} door cannot listen on ${address}: ${reasons[error.code ?? ""] ?? messageOf(error)}`;
}
