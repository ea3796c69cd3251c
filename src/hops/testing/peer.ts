/**
 * Plays an SMTP server on a real socket for tests, by a script: what to say to each verb, or to drop or keep silent there.
 * It records command lines and messages exactly as received (dots still stuffed), and says nothing it was not told to.
 */
import { createServer, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { makeSelfSigned } from "../../platform/tls-self-signed.ts";

export type Step = string | "drop" | "silent" | ((line: string) => string);
export type Moment = "connect" | "ehlo" | "helo" | "starttls" | "auth" | "mail" | "rcpt" | "data" | "end" | "rset" | "quit";
export type Script = Partial<Record<Moment, Step>>;

export interface Peer {
  readonly port: number;
  readonly host: string;
  /** Command lines of all connections, in order. */
  readonly lines: string[];
  /** Messages whose end was seen and taken, without the final dot. */
  readonly messages: string[];
  readonly connections: () => number;
  readonly open: () => number;
  play(script: Script): void;
  /** How many were left in silence and still wait. */
  readonly waiting: () => number;
  /** Says it to the one who has waited longest. */
  answer(text: string): void;
  dropAll(): void;
  close(): Promise<void>;
}

export const EXTENSIONS = "250-peer.test\r\n250-PIPELINING\r\n250-SIZE 1000000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250 STARTTLS";
const NORMAL: Record<Moment, Step> = {
  connect: "220 peer.test ESMTP",
  ehlo: EXTENSIONS.replace("250-DSN\r\n250 STARTTLS", "250 DSN"),
  helo: "250 peer.test",
  starttls: "220 2.0.0 go ahead",
  auth: "235 2.7.0 welcome",
  mail: "250 2.1.0 ok",
  rcpt: "250 2.1.5 ok",
  data: "354 go",
  end: "250 2.0.0 Ok: queued as 4ABCDEF123",
  rset: "250 2.0.0 ok",
  quit: "221 2.0.0 bye",
};

/** `implicitTls`: a TLS listener. The certificate is for "localhost". */
export async function openPeer(script: Script = {}, { implicitTls = false } = {}): Promise<Peer> {
  let steps = { ...NORMAL, ...script };
  const sockets = new Set<Socket>();
  const lines: string[] = [];
  const messages: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    const talk = (stream: Socket): void =>
      converse(stream, { lines, messages, waiting, step: (moment) => steps[moment], secure: () => talk(toTls(socket)) });
    if (!implicitTls) return talk(socket);
    const secure = toTls(socket);
    talk(secure);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    host: "127.0.0.1",
    lines,
    messages,
    connections: () => connections,
    open: () => sockets.size,
    play: (next) => {
      steps = { ...NORMAL, ...next };
    },
    waiting: () => waiting.length,
    answer: (text) => waiting.shift()?.(text),
    dropAll,
    close: () =>
      new Promise((resolve) => {
        dropAll();
        server.close(() => resolve());
      }),
  };
}

const credentials = makeSelfSigned("localhost", Date.now());
export const PEER_CERTIFICATE = credentials.certificate;

function toTls(socket: Socket): Socket {
  const secure = new TLSSocket(socket, { isServer: true, cert: credentials.certificate, key: credentials.key });
  secure.on("error", () => socket.destroy());
  return secure;
}

interface Conversation {
  readonly lines: string[];
  readonly messages: string[];
  readonly waiting: ((text: string) => void)[];
  readonly step: (moment: Moment) => Step;
  readonly secure: () => void;
}

function converse(stream: Socket, told: Conversation): void {
  let input = "";
  let inData = false;
  let authLines = 0;
  let body = "";
  const heard = (moment: Moment, text: string): void => {
    stream.write(`${text}\r\n`);
    if (moment === "end" && text.startsWith("250")) told.messages.push(body);
  };
  const say = (moment: Moment, line: string): string => {
    const step = told.step(moment);
    const text = typeof step === "function" ? step(line) : step;
    if (text === "silent") told.waiting.push((later) => heard(moment, later));
    if (text === "drop") stream.destroy();
    else if (text.endsWith("\0drop")) stream.end(`${text.slice(0, -5)}\r\n`);
    else if (text !== "silent") stream.write(text.endsWith("\n") || text.endsWith("\0") ? text : `${text}\r\n`);
    return text;
  };
  const onLine = (line: string): void => {
    told.lines.push(line);
    const verb = authLines > 0 ? "auth" : (line.slice(0, 4).trim().toLowerCase().replace("star", "starttls") as Moment); // tests send these verbs only
    if (verb === "auth") authLines = Math.max(0, line.startsWith("AUTH LOGIN") ? 2 : authLines - 1);
    if (authLines > 0) return void stream.write("334 VXNlcm5hbWU6\r\n");
    const text = say(verb, line);
    if (verb === "starttls" && text.startsWith("220")) {
      stream.removeAllListeners("data");
      told.secure();
    }
    if (verb === "data" && text.startsWith("354")) inData = true;
    if (verb === "quit") stream.end();
  };
  stream.on("error", () => {});
  if (!(stream instanceof TLSSocket) || told.lines.at(-1) !== "STARTTLS") say("connect", "");
  stream.on("data", (piece: Buffer) => {
    input += piece.toString("latin1");
    for (;;) {
      const mark = inData ? "\r\n.\r\n" : "\r\n";
      const data = inData && input.startsWith(".\r\n") ? `\r\n${input}` : input;
      const end = data.indexOf(mark);
      if (end < 0 || stream.destroyed) return;
      input = data.slice(end + mark.length);
      if (!inData) onLine(data.slice(0, end));
      else {
        inData = false;
        body = `${data.slice(0, end)}\r\n`;
        if (say("end", "").startsWith("250")) told.messages.push(body);
      }
    }
  });
}
