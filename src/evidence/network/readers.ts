/** The reader of each format of flow records. */
import type { Reader, Tally } from "../reader.ts";
import type { Format } from "../recognise.ts";
import { NetflowReader } from "./netflow-reader.ts";
import { PcapReader } from "./pcap-reader.ts";
import { TableReader } from "./table-reader.ts";

export type StreamFormat = Extract<Format, "zeek" | "zeek-json" | "flow-table" | "pcap" | "netflow">;

export function flowReaderFor(format: StreamFormat, tally: Tally): Reader {
  if (format === "pcap") return new PcapReader(tally);
  return format === "netflow" ? new NetflowReader(tally) : new TableReader(tally);
}
