import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'

interface Told<Result> {
  /** The nouns whose answers are old afterwards. */
  stale: string[]
  /** What the person is told when it is done. */
  said: string | ((result: Result) => string)
  onDone?: (result: Result) => void
}

/** A write: tells when it is done, and has everything read anew that it may have changed. */
export function useWrite<Input, Result>(
  write: (input: Input) => Promise<Result>,
  { stale, said, onDone }: Told<Result>,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: (result) => {
      for (const noun of stale) void queries.invalidateQueries({ queryKey: [noun] })
      const message = typeof said === 'string' ? said : said(result)
      notifications.show({ message, color: 'teal' })
      onDone?.(result)
    },
    // Somebody else was faster: the next try starts from what there is now.
    onError: () => {
      for (const noun of stale) void queries.invalidateQueries({ queryKey: [noun] })
    },
  })
}
