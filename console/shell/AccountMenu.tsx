import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBook, IconLanguage, IconLogout, IconUser } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { changeLanguage, currentLanguage, languages } from '../i18n.ts'
import { paths } from '../paths.ts'
import { useRefusalText } from '../refusal-text.ts'
import { forgetSession, useSession } from '../session.ts'

/** Who is signed in, with the language and the way out. */
export function AccountMenu() {
  const { t } = useTranslation('common')
  const { staff, merchant } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const name = staff?.name ?? merchant.name
  const refusalText = useRefusalText()
  const signOut = useMutation({
    mutationFn: () => api.delete('/session'),
    onSuccess: () => forgetSession(queries, () => navigate(paths.signIn())),
    onError: (error) => notifications.show({ message: refusalText(error), color: 'red' }),
  })
  return (
    <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton aria-label={t('account', { name })}>
          <Avatar size={34} radius="xl" color="counter" variant="filled" aria-hidden>
            {name.slice(0, 1)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="dark" size="sm">
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {merchant.name}
            {staff && `・${t(`roles.${staff.role}`)}`}
          </Text>
        </Menu.Label>
        <Menu.Item
          leftSection={<IconUser size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} {...paths.settings('account')} />}
        >
          {t('myAccount')}
        </Menu.Item>
        <Menu.Item component="a" href="/docs" leftSection={<IconBook size={16} aria-hidden />}>
          {t('documents')}
        </Menu.Item>
        <Menu.Divider />
        {languages
          .filter((language) => language !== currentLanguage())
          .map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              leftSection={<IconLanguage size={16} aria-hidden />}
              onClick={() => void changeLanguage(language)}
            >
              {t(`languageNames.${language}`)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => signOut.mutate()}
        >
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
