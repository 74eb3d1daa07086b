import { useNotifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useState } from 'react'

const NoticeList = lazy(() => import('./NoticeList.tsx').then((m) => ({ default: m.NoticeList })))

/** What is said in the corner of the page; its code is fetched when there is something to say. */
export function Notices() {
  const isSaid = useNotifications().notifications.length > 0
  const [isNeeded, setNeeded] = useState(false)
  useEffect(() => {
    if (isSaid) setNeeded(true)
  }, [isSaid])
  return <Suspense>{isNeeded && <NoticeList />}</Suspense>
}
