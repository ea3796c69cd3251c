/** Which hosts and domains are ours, by what the settings say. */
import { toNetworks } from "../platform/net.ts";

/** "beside": inside our networks, and not among the mail hosts, which were named. */
export type Whose = (address: string) => "ours" | "beside" | "strange";

export function toWhose({ networks, mailHosts }: { readonly networks: readonly string[]; readonly mailHosts: readonly string[] }): Whose {
  const isInside = toNetworks(networks);
  const isMailHost = toNetworks(mailHosts);
  return (address) => {
    if (isMailHost(address)) return "ours";
    if (!isInside(address)) return "strange";
    return mailHosts.length === 0 ? "ours" : "beside";
  };
}

/** Whether a domain (lower case) is one of these or lies under one. */
export function isUnder(domain: string, domains: readonly string[]): boolean {
  return domains.some((ours) => domain === ours || domain.endsWith(`.${ours}`));
}
