/** One committed change, as native webhooks and the feed tell it. */
export interface EventJson {
  /** Its kind: order.created, … */
  type: string
  timestamp: string
  data: {
    id: string
    merchant_id: string
    /** The id of what it happened to. */
    subject_id: string
    face: string
    actor: { kind: string; id: string | null; name: string }
    details: Record<string, unknown>
  }
}

/** GET /api/event-log?type=&subject_id=&before=&limit=: newest first. */
export interface EventLog {
  items: EventJson[]
  /** `before` of the next page; a short page may still go on. */
  next: string | null
}

/** GET /api/event-types: the kinds of event that there are. */
export interface EventTypes {
  items: string[]
}
