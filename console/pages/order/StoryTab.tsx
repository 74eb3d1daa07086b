import { Button, Chip, Group, Slider, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StoryEntryJson, StoryKind } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useView } from '../../use-view.ts'
import { shownEntries, storyKinds } from './order-moments.ts'
import { StoryEntry } from './StoryEntry.tsx'
import type { Walk } from './use-walk.ts'

interface StoryProps {
  entries: StoryEntryJson[]
  currency: string
  walk: Walk
}

/** Everything that happened to the order on one line, newest first. */
export function StoryTab({ entries, currency, walk }: StoryProps) {
  const { t } = useTranslation('order')
  const view = useView()
  const chosen = view.many('kind') as StoryKind[]
  const kinds = chosen.length === 0 ? storyKinds : chosen
  const all = shownEntries(entries)
  const shown = all.filter((entry) => kinds.includes(entry.kind)).toReversed()
  return (
    <Panel title={t('story.title')}>
      <Stack gap="md">
        {walk.moments.length > 1 && <TimeSlider walk={walk} />}
        <KindFilter kinds={chosen} entries={all} onChange={(kind) => view.set({ kind })} />
        {shown.length === 0 ? (
          <EmptyState
            title={t('story.empty')}
            action={
              <Button variant="default" size="xs" onClick={() => view.set({ kind: undefined })}>
                {t('story.showAll')}
              </Button>
            }
          />
        ) : (
          <ol className="story">
            {shown.map((entry) => (
              <StoryEntry
                key={`${entry.kind} ${entry.id}`}
                entry={entry}
                currency={currency}
                walk={walk}
              />
            ))}
          </ol>
        )}
      </Stack>
    </Panel>
  )
}

function KindFilter(props: {
  kinds: StoryKind[]
  entries: StoryEntryJson[]
  onChange: (kinds: string[]) => void
}) {
  const { t } = useTranslation('order')
  const { number } = useFormat()
  return (
    <Chip.Group multiple value={props.kinds} onChange={props.onChange}>
      <Group gap={6} role="group" aria-label={t('story.filter')}>
        {storyKinds.map((kind) => {
          const count = props.entries.filter((entry) => entry.kind === kind).length
          if (count === 0 && !props.kinds.includes(kind)) return null
          return (
            <Chip key={kind} value={kind} size="xs" variant="outline">
              {t(`story.kinds.${kind}`)} {number(count)}
            </Chip>
          )
        })}
      </Group>
    </Chip.Group>
  )
}

// One step a change; the last is now.
function TimeSlider({ walk }: { walk: Walk }) {
  const { t } = useTranslation('order')
  const { time } = useFormat()
  const { moments, index, look } = walk
  const text = (step: number) => {
    const moment = moments[step]
    return moment === undefined ? t('story.now') : time(moment)
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        {t('story.slider')}
      </Text>
      <Slider
        key={index}
        mx="xs"
        mb="lg"
        min={0}
        max={moments.length}
        defaultValue={index}
        onChangeEnd={(step) => look(moments[step])}
        label={text}
        marks={[...moments.keys(), moments.length].map((value) => ({ value }))}
        thumbLabel={t('story.slider')}
        thumbProps={{ 'aria-valuetext': text(index) }}
      />
    </div>
  )
}
