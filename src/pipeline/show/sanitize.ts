/**
 * Makes a page of a stranger's HTML that can be looked at: an allow-list of elements, attributes and style properties.
 * No script, form, frame, style sheet or remote address survives; links keep their words and show where they would lead, but lead nowhere.
 * The page is served sandboxed with a policy that forbids the same things again. Gap: pictures from the network are never shown.
 */
import sanitizeHtml from "sanitize-html";

const ELEMENTS =
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption " +
  "figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong " +
  "sub sup table tbody td tfoot th thead time tr tt u ul var wbr";
const LAYOUT = ["align", "valign", "width", "height", "bgcolor", "color", "border", "cellpadding", "cellspacing", "dir", "lang", "title"];

/** Words, numbers, units, #colours and rgb()/hsl(): no other function, so no url(), and no escapes that could spell one. */
const HARMLESS = [/^(?:[#\w\s.,%'"!+-]|rgba?\([\d\s.,%/]{1,40}\)|hsla?\([\d\s.,%/a-z]{1,40}\)){1,200}$/i];
const PROPERTIES =
  "background background-color border border-bottom border-collapse border-color border-left border-radius border-right border-spacing " +
  "border-style border-top border-width color font font-family font-size font-style font-variant font-weight height letter-spacing " +
  "line-height list-style list-style-type margin margin-bottom margin-left margin-right margin-top max-width min-width padding " +
  "padding-bottom padding-left padding-right padding-top text-align text-decoration text-indent text-transform vertical-align " +
  "white-space width word-break";
const STYLES = { "*": Object.fromEntries(PROPERTIES.split(" ").map((property) => [property, HARMLESS])) };
/** Deeper nesting is text only: browsers and parsers slow down on it. */
const DEPTH = 100;
const SHOWN_ADDRESS_CHARACTERS = 500;

const PAGE_STYLE =
  "body{margin:16px;font:15px/1.5 system-ui,sans-serif;color:#1a1b1e;background:#fff;overflow-wrap:anywhere}" +
  "img{max-width:100%}table{max-width:100%}pre{white-space:pre-wrap}" +
  "a{color:#1864ab;text-decoration:underline;cursor:help}" +
  ".postern-picture{display:inline-block;padding:2px 6px;border:1px dashed #adb5bd;color:#495057;font-size:12px}";

export function sanitize(html: string, pictures: ReadonlyMap<string, string>): string {
  const body = sanitizeHtml(html, {
    allowedTags: ELEMENTS.split(" "),
    allowedAttributes: { "*": [...LAYOUT, "style"], img: ["src", "alt"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] },
    allowedClasses: { span: ["postern-picture"] },
    allowedStyles: STYLES,
    allowedSchemes: [],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    nestingLimit: DEPTH,
    parseStyleAttributes: true,
    transformTags: {
      a: (_tag, { href, title: _title, ...rest }) => ({
        tagName: "a",
        attribs: href === undefined ? rest : { ...rest, title: `would lead to ${href.trim().slice(0, SHOWN_ADDRESS_CHARACTERS)}` },
      }),
      img: (_tag, attributes) => toPicture(attributes, pictures),
    },
  });
  return `<!doctype html><html><head><meta charset="utf-8"><title>Message</title><style>${PAGE_STYLE}</style></head><body>${body}</body></html>`;
}

function toPicture(
  { src = "", alt = "", width, height }: sanitizeHtml.Attributes,
  pictures: ReadonlyMap<string, string>,
): sanitizeHtml.Tag {
  const inside = /^cid:/i.test(src) ? pictures.get(decoded(src.slice(4))) : undefined;
  if (inside === undefined) {
    const said = alt.trim() === "" ? "picture not loaded" : `picture not loaded: ${alt.trim().slice(0, 200)}`;
    return { tagName: "span", attribs: { class: "postern-picture" }, text: said };
  }
  return { tagName: "img", attribs: { src: inside, alt, ...(width && { width }), ...(height && { height }) } };
}

/** RFC 2392 section 2: a cid: address is percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
