import { useEffect } from 'react'

// What was used last outside of any dialog; of a menu, the button that opened it.
let lastUsed: HTMLElement | null = null
document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement) || target.closest('[role=dialog]')) return
  const opener = target.closest('[role=menu]')?.getAttribute('aria-labelledby')
  lastUsed = opener ? document.getElementById(opener) : target
})

/** Gives the focus back to where it was, for a dialog that is there only while it is open. */
export function useFocusBack(): void {
  useEffect(
    () => () => {
      // Another dialog may follow, and a page may have put the focus somewhere itself.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (!isLost || document.querySelector('[role=dialog]')) return
        const back = lastUsed?.isConnected ? lastUsed : document.getElementById('content')
        back?.focus({ preventScroll: true })
      })
    },
    [],
  )
}
