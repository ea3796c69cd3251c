/** A moment: short to read, the full time on pointing at it and for machines. */
import { Text, type TextProps } from "@mantine/core";
import { fullTime, shortTime } from "../words/format.ts";

export function When({ at, ...look }: { readonly at: number } & Pick<TextProps, "size" | "c">) {
  return (
    <Text component="time" dateTime={new Date(at).toISOString()} title={fullTime(at)} size="sm" {...look}>
      {shortTime(at)}
    </Text>
  );
}
