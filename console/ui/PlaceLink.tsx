import { Anchor, type AnchorProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Place } from '../paths.ts'

/** A link within the console: `<PlaceLink place={paths.order(id)}>`. */
export function PlaceLink({
  place,
  children,
  ...rest
}: AnchorProps & { place: Place; children: ReactNode; 'aria-label'?: string; title?: string }) {
  return (
    <Anchor
      {...rest}
      renderRoot={(props) => <Link {...props} to={place.to} search={place.search ?? {}} />}
    >
      {children}
    </Anchor>
  )
}
