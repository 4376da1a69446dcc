import { watch } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { onSignedOut } from './api/client'
import { clearNotice } from './composables/notice'
import { forget, isLost, isSignedIn, may, onLeftElsewhere, resume, step, user, waitForSignIn, worksOnCases } from './composables/session'
import { isLanguage, speak } from './i18n'
import { countPage } from './ui/navigation'

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown without signing in. */
    open?: true
  }
}

export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./pages/TodayPage.vue') },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/SignInPage.vue'),
    meta: { open: true },
  },
  { path: '/reset', component: () => import('./pages/ResetPage.vue'), meta: { open: true } },
  { path: '/account', component: () => import('./pages/AccountPage.vue') },
  { path: '/performance', component: () => import('./pages/PerformancePage.vue') },
  { path: '/performance/return', component: () => import('./pages/QuarterlyReturnPage.vue') },
  { path: '/cases', component: () => import('./pages/CasesPage.vue') },
  { path: '/cases/new', component: () => import('./pages/LogContactPage.vue') },
  {
    path: '/cases/:reference',
    name: 'case',
    component: () => import('./pages/CasePage.vue'),
    props: true,
  },
  { path: '/compliments', component: () => import('./pages/ComplimentsPage.vue') },
  {
    path: '/compliments/:reference',
    component: () => import('./pages/ComplimentPage.vue'),
    props: true,
  },
  { path: '/calendar', component: () => import('./pages/CalendarPage.vue') },
  { path: '/lists', component: () => import('./pages/ListsPage.vue') },
  {
    path: '/lists/:list(services|teams|themes|channels)',
    component: () => import('./pages/ListPage.vue'),
    props: true,
  },
  {
    path: '/lists/:list(services|teams|themes|channels)/:code',
    component: () => import('./pages/ListEntryPage.vue'),
    props: true,
  },
  { path: '/letter-texts', component: () => import('./pages/LetterTextsPage.vue') },
  {
    path: '/letter-texts/:code',
    component: () => import('./pages/LetterTextPage.vue'),
    props: true,
  },
  { path: '/procedures', component: () => import('./pages/ProceduresPage.vue') },
  { path: '/shortcuts', component: () => import('./pages/ShortcutsPage.vue') },
  {
    path: '/accessibility',
    component: () => import('./pages/AccessibilityPage.vue'),
    meta: { open: true },
  },
  { path: '/imports', component: () => import('./pages/ImportsPage.vue') },
  {
    path: '/imports/:id',
    name: 'import',
    component: () => import('./pages/ImportPage.vue'),
    props: true,
  },
  { path: '/workload', component: () => import('./pages/WorkloadPage.vue') },
  { path: '/broken-glass', component: () => import('./pages/BrokenGlassPage.vue') },
  { path: '/disposals', component: () => import('./pages/DisposalsPage.vue') },
  { path: '/subject-access', component: () => import('./pages/SubjectAccessPage.vue') },
  { path: '/audit', component: () => import('./pages/AuditPage.vue') },
  { path: '/users', component: () => import('./pages/UsersPage.vue') },
  { path: '/users/new', component: () => import('./pages/AddUserPage.vue') },
  { path: '/users/:id(\\d+)', component: () => import('./pages/UserPage.vue'), props: true },
  { path: '/api-clients', component: () => import('./pages/ApiClientsPage.vue') },
  { path: '/api-clients/new', component: () => import('./pages/AddApiClientPage.vue') },
  {
    path: '/api-clients/:client',
    component: () => import('./pages/ApiClientPage.vue'),
    props: true,
  },
  { path: '/:unknown(.*)*', component: () => import('./pages/NotFoundPage.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => {
    if (saved) return saved
    if (to.hash) return { el: to.hash }
    return to.path === from.path ? false : { top: 0 }
  },
})

router.beforeEach(async (to) => {
  if (isLanguage(to.query.lang)) speak(to.query.lang)
  await resume()
  if (step.value && to.name !== 'sign-in') return signInPage(to.fullPath)
  if (isSignedIn.value && to.path === '/' && !worksOnCases()) return firstPage()
  if (isSignedIn.value && to.path === '/cases' && !may('cases:read')) return firstPage()
  if (to.meta.open || isSignedIn.value) return
  if (isLost.value) forget()
  return signInPage(to.fullPath)
})

router.afterEach((to, from) => {
  if (to.path === from.path && from.matched.length > 0) return
  countPage()
  clearNotice()
})

onSignedOut(waitForSignIn)

// Before anything else goes somewhere.
watch(user, leaveThePage, { flush: 'sync' })

function leaveThePage(now: unknown): void {
  const here = router.currentRoute.value
  if (!now && !here.meta.open) void router.push(signInPage(here.fullPath))
}

// What was typed in another tab goes with the person.
onLeftElsewhere(() => {
  forget()
  void router.push('/sign-in')
})

/** For those who work on no cases: where their own work is. */
function firstPage(): string {
  if (may('cases:read')) return '/cases'
  return may('users:write') ? '/users' : '/performance'
}

function signInPage(next: string) {
  return { name: 'sign-in', query: { next } }
}
