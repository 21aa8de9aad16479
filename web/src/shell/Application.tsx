import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { answers } from '../api/answers.ts';
import { Theme } from '../ui/theme/Theme.tsx';
import { router } from './router.tsx';
import { SignInAgain } from './SignInAgain.tsx';

/** Everything: theme and language, kept answers, addresses, and the question for the password when a session ends. */
export function Application() {
  return (
    <StrictMode>
      <QueryClientProvider client={answers}>
        <Theme>
          <RouterProvider router={router} />
          <SignInAgain />
        </Theme>
      </QueryClientProvider>
    </StrictMode>
  );
}
