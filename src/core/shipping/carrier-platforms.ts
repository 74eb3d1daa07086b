import type { Carrier } from './carrier.ts'
import { simulatedCarrier } from './simulated-carrier.ts'

/** A carrier's service, as delivery options name it. */
export interface Platform {
  /** What stands on its label. */
  name: string
  /** The kind of label: parcels of one kind are printed together. */
  label: string
  /** Whether a parcel is handed over by itself, together with others, or either way. */
  single: boolean
  bulk: boolean
  /** Each parcel has a sheet of its own. */
  prints_apart: boolean
  carrier: Carrier
}

function platform(name: string, label: string, ways: 'single' | 'bulk' | 'both'): Platform {
  return {
    name,
    label,
    single: ways !== 'bulk',
    bulk: ways !== 'single',
    prints_apart: label.startsWith('sf'),
    carrier: simulatedCarrier,
  }
}

// Which carriers each way is for: spec/shopline/orders.md 3.7 and 3.8. Kinds of labels: 4.1.
// Inferred: the codes of HCT, and the kinds of labels that 4.1 names without their keys.
const platforms: Record<string, Platform> = {
  tw_711_nopay: platform('7-ELEVEN 店到店', 'seven_eleven_c2c', 'single'),
  tw_711_pay: platform('7-ELEVEN 店到店', 'seven_eleven_c2c', 'single'),
  tw_711_b2c_nopay: platform('7-ELEVEN 大宗寄倉', 'seven_eleven_b2c', 'single'),
  tw_711_b2c_pay: platform('7-ELEVEN 大宗寄倉', 'seven_eleven_b2c', 'single'),
  cross_border_711_store_pick_up: platform('7-ELEVEN 跨境', 'seven_eleven_cross_border', 'bulk'),
  cross_border_711_home_delivery: platform('7-ELEVEN 跨境', 'seven_eleven_cross_border', 'bulk'),
  tw_fm_b2c_nopay: platform('全家 大宗寄倉', 'fmt_b2c', 'single'),
  tw_fm_b2c_pay: platform('全家 大宗寄倉', 'fmt_b2c', 'single'),
  tw_fm_c2c_nopay: platform('全家 店到店', 'fmt_c2c', 'single'),
  tw_fm_c2c_pay: platform('全家 店到店', 'fmt_c2c', 'single'),
  sl_logistics_fmt_freeze_nopay: platform('全家 冷凍', 'fmt_freeze', 'bulk'),
  sl_logistics_fmt_freeze_pay: platform('全家 冷凍', 'fmt_freeze', 'bulk'),
  tw_tcat_roomtemp: platform('黑貓宅急便 常溫', 'tcat_roomtemp', 'both'),
  tw_tcat_roomtemp_cod: platform('黑貓宅急便 常溫', 'tcat_roomtemp', 'both'),
  tw_tcat_refrigerated: platform('黑貓宅急便 冷藏', 'tcat_refrigerated', 'both'),
  tw_tcat_refrigerated_cod: platform('黑貓宅急便 冷藏', 'tcat_refrigerated', 'both'),
  tw_tcat_frozen: platform('黑貓宅急便 冷凍', 'tcat_frozen', 'both'),
  tw_tcat_frozen_cod: platform('黑貓宅急便 冷凍', 'tcat_frozen', 'both'),
  hk_integrated_sfexpress: platform('順豐速運', 'sfexpress', 'single'),
  hk_integrated_sf_pickup: platform('順豐自取', 'sf_pickup', 'single'),
  tw_hct_roomtemp: platform('新竹物流 常溫', 'hct_roomtemp', 'single'),
  tw_hct_roomtemp_cod: platform('新竹物流 常溫', 'hct_roomtemp', 'single'),
  tw_hct_refrigerated: platform('新竹物流 冷藏', 'hct_refrigerated', 'single'),
  tw_hct_refrigerated_cod: platform('新竹物流 冷藏', 'hct_refrigerated', 'single'),
  tw_hct_frozen: platform('新竹物流 冷凍', 'hct_frozen', 'single'),
  tw_hct_frozen_cod: platform('新竹物流 冷凍', 'hct_frozen', 'single'),
}

/** The carrier's service with this code, or null when none is integrated. */
export function findPlatform(code: string | undefined): Platform | null {
  return code !== undefined && Object.hasOwn(platforms, code) ? (platforms[code] as Platform) : null
}

/** Whether the carrier collects the money: `_cod` and `_pay`, but not `_nopay`. */
export function collectsMoney(code: string): boolean {
  return /_(cod|pay)$/.test(code)
}
