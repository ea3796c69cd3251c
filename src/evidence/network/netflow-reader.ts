/** Packets of NetFlow and IPFIX as a collector stored them, one a file: templates are kept from file to file. */
import type { Observed } from "../../observed/observed.ts";
import type { Reader, Tally } from "../reader.ts";
import { FlowSink } from "./flow-sink.ts";
import { NetflowDecoder } from "./netflow.ts";

const MOST = 65_535;
const PACKETS = 10_000;

export class NetflowReader implements Reader {
  readonly tally: Tally;
  private readonly sink: FlowSink;
  private readonly decoder: NetflowDecoder;
  private held: Buffer[] = [];
  private readonly early: Buffer[] = [];

  constructor(tally: Tally) {
    this.tally = tally;
    this.sink = new FlowSink(tally);
    this.decoder = new NetflowDecoder(this.sink);
  }

  nextFile(): void {
    this.take();
  }

  push(chunk: Buffer): void {
    this.held.push(chunk.subarray(0, MOST));
  }

  /** Files come in the order of their names, in which data may stand before templates: packets are decoded when all are here. */
  end(): void {
    this.take();
    const hasTemplate = (packet: Buffer): boolean =>
      packet.length > 24 && [0, 1, 2, 3].includes(packet.readUInt16BE(packet.readUInt16BE(0) === 10 ? 16 : 20));
    const ordered = [...this.early].sort((one, other) => Number(hasTemplate(other)) - Number(hasTemplate(one)));
    for (const packet of ordered) {
      this.tally.sensors.add("flow records");
      if (!this.decoder.packet(packet, "")) this.tally.misses("damaged packet of flow records");
    }
    this.early.length = 0;
  }

  drain(): readonly Observed[] {
    return this.sink.drain();
  }

  private take(): void {
    if (this.held.length > 0 && this.early.length < PACKETS) this.early.push(Buffer.concat(this.held));
    this.held = [];
  }
}
