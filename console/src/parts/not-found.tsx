/** An address that leads nowhere. */
import { Anchor, Container } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Nothing } from "./notes.tsx";

export function NotFound() {
  return (
    <Container size="sm" py="xl">
      <Nothing title="There is no such page">
        <Anchor component={Link} to="/messages">
          To the messages
        </Anchor>
      </Nothing>
    </Container>
  );
}
