import { Notifications } from '@mantine/notifications'

/** The notices themselves: see Notices. */
export function NoticeList() {
  return <Notifications position="bottom-right" />
}
