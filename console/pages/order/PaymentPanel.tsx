import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format.ts'
import { StateBadge } from '../../tables/StateBadge.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { AsItWas } from './AsItWas.tsx'
import { Facts } from './Facts.tsx'
import { type OrderView, wordsIn } from './order-view.ts'

/** How an order is paid. */
export function PaymentPanel({ view }: { view: OrderView }) {
  const { t, i18n } = useTranslation('order')
  const { money, time } = useFormat()
  const { shown } = view
  const { payment } = shown
  return (
    <Panel title={t('payment.title')}>
      <Facts
        facts={[
          [
            t('payment.state'),
            <AsItWas key="state" view={view} read={(order) => order.payment_state}>
              <StateBadge machine="payment" state={shown.payment_state} />
            </AsItWas>,
          ],
          [t('payment.method'), wordsIn(payment.method_name, i18n.language) ?? payment.type],
          [t('payment.fee'), payment.fee_minor ? money(payment.fee_minor, shown.currency) : null],
          [
            t('payment.paidAt'),
            shown.paid_at && (
              <AsItWas view={view} read={(order) => order.paid_at}>
                {time(shown.paid_at)}
              </AsItWas>
            ),
          ],
        ]}
      />
    </Panel>
  )
}
