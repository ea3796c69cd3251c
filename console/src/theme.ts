/** The console's look: calm, system fonts, one green for what can be done, the same in light and dark. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#e9f7f3",
  "#d3ece5",
  "#a6d9cb",
  "#76c5b0",
  "#4fb499",
  "#36a98b",
  "#279f82",
  "#1c7c6c",
  "#136655",
  "#055344",
];

export const theme = createTheme({
  colors: { pine },
  primaryColor: "pine",
  primaryShade: 7,
  autoContrast: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
});

/** Text on the pale chips of each colour, dark enough for small letters (WCAG 2.2, 4.5 to 1); Mantine's own are too pale for that. */
const CHIP_TEXT: Readonly<Record<string, string>> = {
  teal: "#075645",
  cyan: "#0b4f5e",
  orange: "#8a3209",
  red: "#951c1c",
  grape: "#6f2484",
  indigo: "#2c3f9e",
  violet: "#4a2a9a",
  blue: "#124b8d",
  yellow: "#6b4700",
  gray: "#43494f",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#596067",
    "--mantine-color-placeholder": "#6b7278",
    ...Object.fromEntries(Object.entries(CHIP_TEXT).map(([color, text]) => [`--mantine-color-${color}-light-color`, text])),
  },
  dark: { "--mantine-color-dimmed": "#a8afb6", "--mantine-color-placeholder": "#8f969d" },
});
