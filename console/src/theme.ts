/** The console's look: calm, system fonts, one green for what can be done, the same in light and dark. */
import { createTheme, type MantineColorsTuple } from "@mantine/core";

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
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
});
