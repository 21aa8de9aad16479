import type { Words } from '../messages/words.ts';
import type { shell as stated } from './words.zh.ts';

/** English words of the frame around every page. */
export const shell: Words<typeof stated> = {
  product: 'Meritloop',
  productLatin: 'From promise to result',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  foldNavigation: 'Fold navigation',
  unfoldNavigation: 'Unfold navigation',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  language: {
    label: 'Language',
    chineseName: '中文',
    englishName: 'English',
  },
  tenant: {
    label: 'City',
    switch: 'Switch city, now {{name}}',
    listTitle: 'Choose a city',
    listLead: 'You hold a grant in these cities.',
    listEmptyWhy: 'Your account holds no grant in any city.',
    listEmptyTodo: 'Ask your performance office for access.',
    all: 'All cities',
    today: 'Business day {{day}}',
    enter: 'Open',
    kind: {
      simulated: 'Simulated data',
      published: 'Published data',
      production: 'Working data',
    },
  },
  notice: {
    simulated: 'Simulated data',
    simulatedWhy: 'This city, its units, people and figures are fictional and serve demonstration only.',
    published: 'Published data',
    publishedWhy: 'Holds published promises and figures only; nothing is scored, ranked or acted upon.',
  },
  person: {
    menu: 'Account: {{name}}',
    signOut: 'Sign out',
    posts: 'Posts',
    wholeCity: 'whole city',
  },
  role: {
    office: 'Performance office',
    reviewer: 'Reviewer',
    clerk: 'Entry clerk',
    signer: 'Signer',
    leader: 'Leader (read only)',
    auditor: 'Auditor (read only)',
  },
  signIn: {
    title: 'Sign in',
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in',
    show: 'Show password',
    hide: 'Hide password',
    missing: 'Enter the {{field}}',
    wrong:
      'Username or password is not correct. Check upper and lower case and try again; repeated failures pause sign-in.',
    tooMany: 'Too many attempts; sign-in is paused. Wait a minute and try again.',
    failed:
      'Sign-in is not available for the moment. Try again shortly; tell your administrator if it persists.',
    unreachable: 'The server cannot be reached. Check the network and try again; what you typed is kept.',
    secrecyTitle: 'Non-classified use only',
    secrecy:
      "This system handles non-classified information only. Do not enter or upload classified content; texts and files that carry a classification or 'internal' mark are stopped before they are stored.",
    againTitle: 'Your session has ended',
    again: 'Sign in again. What you typed on this page is kept; you can submit it afterwards.',
    loop: {
      label: 'The loop',
      target: 'Target',
      targetSays: 'Promises are numbered and assigned to responsible units',
      gap: 'Gap',
      gapSays: 'Held against pace each month: how far, and how to close it',
      control: 'Control',
      controlSays: 'Being behind only proposes; a person opens, a check closes',
      assessment: 'Assessment and incentive',
      assessmentSays: 'Every point unfolds to rule, formula and source figures',
      results: 'Ranked by results',
      resultsSays: 'What is published can be recomputed by outsiders',
    },
  },
  notFound: {
    title: 'No such page',
    why: 'The address is wrong, or the content has moved.',
    todo: 'Check the address, or use the navigation.',
    home: 'Go to the first page',
  },
  failed: {
    title: 'The page failed',
  },
  home: {
    title: 'Home',
    emptyWhy: 'No page of this city is open to you.',
    emptyTodo: 'If your work needs it, ask the performance office to adjust your grants.',
  },
};
