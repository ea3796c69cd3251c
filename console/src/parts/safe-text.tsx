/** Text of strangers: isolated from its surroundings, with what would not be seen made visible. Every piece of mail goes through here. */
import { toPieces, toPlain } from "../words/safe-text.ts";

export function SafeText({
  text,
  oneLine = false,
  dim = "",
}: {
  readonly text: string;
  readonly oneLine?: boolean;
  readonly dim?: string;
}) {
  if (text === "") return <span className="stranger">{dim}</span>;
  // each piece is plain text in its place; positions are stable for a given text
  const pieces = toPieces(text).map((piece, position) =>
    piece.kind === "text" ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
      <span key={position} className="mark" title="A character that would not be seen">
        {piece.code}
      </span>
    ),
  );
  return (
    <bdi className={oneLine ? "stranger one-line" : "stranger"} title={oneLine ? toPlain(text) : undefined}>
      {pieces}
    </bdi>
  );
}
