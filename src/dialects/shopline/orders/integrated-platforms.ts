// The carriers that move the delivery status themselves (spec/shopline/orders.md 3.3), by the
// delivery option's `region_type`.
const platforms = [
  'tw_711_nopay',
  'tw_711_pay',
  'tw_711_b2c_nopay',
  'tw_711_b2c_pay',
  '711_return_nopay',
  'cross_border_711_store_pick_up',
  'cross_border_711_home_delivery',
  'tw_fm_b2c_nopay',
  'tw_fm_b2c_pay',
  'tw_fm_c2c_nopay',
  'tw_fm_c2c_pay',
  'tw_tcat_roomtemp',
  'tw_tcat_refrigerated',
  'tw_tcat_frozen',
  'tw_tcat_roomtemp_cod',
  'tw_tcat_refrigerated_cod',
  'tw_tcat_frozen_cod',
  'hk_integrated_sfexpress',
  'hk_integrated_sf_pickup',
]

/**
 * Whether a carrier moves the delivery status itself. Inferred: every `sl_logistics_` platform does;
 * the vendor's list of them is cut off.
 */
export function isIntegrated(platform: string): boolean {
  return platforms.includes(platform) || platform.startsWith('sl_logistics_')
}
