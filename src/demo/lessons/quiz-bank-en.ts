import type { QuizBank } from './quiz-bank.ts';

/** Questions of the English courses by category, in the notation of `QuizBank`. */
export const englishQuestions: QuizBank = {
  1: `
    What does a good commit contain?
      One coherent change | A week of work | Only images | Passwords
    Why write a test before refactoring?
      To notice what breaks | To slow down | To use more memory | To avoid names
    What is a merge conflict?
      Two edits of the same lines | A broken disk | A lost password | A slow network
    A good function name says …
      what it does | who wrote it | when it was written | how long it is
    Which change is a refactoring?
      Renaming a variable | Adding a feature | Fixing a price | Changing a colour`,
  2: `
    Which element holds the main heading?
      <h1> | <div> | <em> | <td>
    What does CSS describe?
      How a page looks | How a server stores data | How mail is sent | How a disk spins
    Which status means "not found"?
      404 | 200 | 301 | 500
    What is alternative text for?
      People who cannot see the image | Faster servers | Bigger images | Advertising
    Where should untrusted input be checked?
      On the server | Nowhere | Only in the browser | In the logo`,
  3: `
    Which chart suits a trend over time?
      A line chart | A pie chart | A gauge | A word cloud
    Which encoding do people read most precisely?
      Position | Colour | Area | Angle
    A bar chart should start at …
      zero | the mean | one hundred | the minimum
    What are small multiples?
      The same chart repeated by group | Tiny fonts | Rounded numbers | Animations
    What does the median resist?
      Outliers | Labels | Colours | Sorting`,
  4: `
    Why keep a test set apart?
      To measure unseen data | To save memory | To train longer | To hide labels
    What is overfitting?
      Memorising the training data | Training too slowly | Having few layers | Using no data
    What does a gradient tell you?
      Which way reduces the loss | The size of the file | The next word | The learning time
    What belongs in a good prompt?
      Task, context and form | Only one word | A threat | Secret keys
    What should you do with a generated fact?
      Check it | Publish it | Translate it | Delete it`,
  5: `
    Which question leads the participant?
      You liked it, did you not? | What happened next? | Can you show me? | How did you decide?
    What is a usability test?
      Watching people do tasks | A survey of colours | A code review | A sales call
    Why ask for consent?
      People decide about their data | To save time | To get higher scores | For decoration
    A finding should rest on …
      what was observed | what we hoped | the loudest voice | the deadline
    How many people reveal most usability problems?
      About five | Exactly one | A hundred | Ten thousand`,
  6: `
    What does a project charter settle?
      Goal, scope and people | Office colours | Salaries | Lunch
    What is a risk?
      Something that may happen | Something that happened | A person | A report
    Who orders the product backlog?
      The product owner | The newest developer | The customer service | Nobody
    What is a retrospective for?
      Improving how we work | Assigning blame | Showing a demo | Estimating
    A buffer in a schedule protects against …
      uncertainty | success | meetings | weekends`,
  7: `
    Which request is most polite?
      Could I have the bill, please? | Bill! | Give me the bill. | I want bill.
    What helps new words to stay?
      Spaced repetition | Reading once | Silence | Longer lists
    Which phrase opens a summary?
      To sum up, … | Once upon a time | By the way | Never mind
    Choose the correct sentence.
      She has lived here long. | She live here long. | She living here long. | She has live here.
    A slip while speaking is best …
      corrected and left behind | hidden | repeated | explained at length`,
  8: `
    What is mindfulness mostly about?
      Paying attention on purpose | Emptying the mind | Sleeping more | Working faster
    What turns fear of speaking into energy?
      Preparation | Coffee | Silence | Longer slides
    A talk should rest on …
      one clear message | ten messages | no message | the slides alone
    What shows that you listen?
      Summing up what you heard | Interrupting | Typing | Looking away
    Multitasking usually means …
      switching and losing time | doing more | resting | learning faster`,
};
