// Generated from openapi/ by `make generate`: do not edit.

export interface paths {
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Creates a student account on the free tier and asks the user to verify the e-mail. The user can sign in before that. Public.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Exchanges an e-mail and a password for an access token (1 hour) and a refresh token (7 days). Without `remember_me` the session also ends after 24 hours without use. Five failed logins in a row lock the account for 15 minutes; each further lock lasts twice as long, 24 hours at most. Sessions that exist keep working. Public.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a new access token
         * @description Exchanges a refresh token for a new access token, also after the old access token has expired. The refresh token stays valid unless `rotate` is sent: then the reply has a new one, and using the old one again more than 10 seconds later ends the session. Public: the refresh token is the credential.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the access token: the access token and the session's refresh tokens are refused from now on. Other sessions of the user are not ended.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My account
         * @description The account that the token belongs to.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change my details
         * @description Changes the fields that are sent and no others. E-mail, role and tier cannot be changed here.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My courses
         * @description The courses that the caller is enrolled in, with the caller's progress, the most recently accessed first. A course that was bought is among them once the caller has enrolled or reported progress. The reply has all courses, unless `page` or `limit` is sent.
         */
        get: operations["listMyCourses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courses/{courseId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        /**
         * Course details
         * @description What a course contains. Every caller may see it, enrolled or not. `is_completed` says whether the caller has completed a lesson. Archived courses are only shown to those who are enrolled in them or have access.
         */
        get: operations["getCourse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courses/{courseId}/enroll": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enroll
         * @description Enrolls the caller in a free course, or in one that they have bought. On the free tier a user can be enrolled in 3 free courses at a time.
         */
        post: operations["enrollInCourse"];
        /**
         * Leave a course
         * @description Ends the enrollment. On the free tier, leaving a free course makes room for another. Progress is kept in case the caller enrolls again; a course that was bought stays bought.
         */
        delete: operations["unenrollFromCourse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/courses/{courseId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Record progress in a course
         * @description Records the caller's progress in one lesson of the course; the reply has the progress of the lesson and of the course. Progress never goes down: the largest percentage and time are kept, and completed stays completed. Sending the same report twice changes nothing. If the caller has bought the course but never enrolled, the first report enrolls them. A caller who has left the course is not enrolled again by a report.
         */
        put: operations["updateCourseProgress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lessons/{lessonId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a lesson. */
                lessonId: components["parameters"]["LessonId"];
            };
            cookie?: never;
        };
        /**
         * Open a lesson
         * @description The content of a lesson, with the caller’s progress and notes. The caller needs access to its course. The course's `last_accessed` is set to now.
         */
        get: operations["getLesson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lessons/{lessonId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a lesson. */
                lessonId: components["parameters"]["LessonId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record progress in a lesson
         * @description Records the caller's progress in the lesson. Progress never goes down: the largest percentage, time and quiz score are kept, and completed stays completed. If a score is sent, it decides whether the report completes the quiz (70 or more) or not (less), and `completed` is ignored. If no score is sent, `completed` decides. If the caller has bought the course but never enrolled, the first report enrolls them. A caller who has left the course is not enrolled again by a report.
         */
        post: operations["updateLessonProgress"];
        /**
         * Start a lesson over
         * @description Sets the progress, completion, time and quiz score of the lesson back to nothing; notes are kept. This is the only way in which progress goes down. Doing it twice changes nothing.
         */
        delete: operations["resetLessonProgress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marketplace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Browse courses
         * @description Lists the published courses, free ones included. A course must match all filters. The search ignores case and accents, also Turkish ones, finds words by their beginning, and tolerates typing errors. Turkish suffixes behind an apostrophe are ignored: `Python'la` is read as `Python`. Courses are sorted by relevance when searching, otherwise by popularity.
         */
        get: operations["listMarketplaceCourses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories
         * @description All categories, with the number of published courses in each.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health of the service
         * @description 200 while the service works, 503 while it does not. Public, and without rate limits.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An e-mail address of up to 254 characters. Upper and lower case make no difference, and blanks around it are ignored. */
        EmailInput: string;
        /**
         * Format: password
         * @description 8 to 128 characters, among them a lower-case letter, an upper-case letter and a digit, without control characters. A letter with accents counts as one character. It makes no difference whether it is sent composed or decomposed, nor which kind of space is sent (RFC 8265).
         */
        NewPassword: string;
        /** @description A person's full name, with at least one visible character. Blanks around it are removed. */
        PersonName: string;
        /** @description A phone number in E.164 (`+905321234567`) or as written in Turkey (`05321234567`). Replies have it in E.164. */
        Phone: string;
        RegisterRequest: {
            email: components["schemas"]["EmailInput"];
            password: components["schemas"]["NewPassword"];
            full_name: components["schemas"]["PersonName"];
            phone?: components["schemas"]["Phone"];
        };
        /** Format: uuid */
        Id: string;
        /**
         * @description What went wrong, for programs. More codes may be added: treat one you do not know by its HTTP status.
         * @enum {string}
         */
        ErrorCode: "AUTH_INVALID_CREDENTIALS" | "AUTH_TOKEN_EXPIRED" | "AUTH_TOKEN_INVALID" | "AUTH_MFA_REQUIRED" | "AUTH_ACCOUNT_LOCKED" | "AUTH_RATE_LIMIT_EXCEEDED" | "AUTH_FORBIDDEN" | "AUTH_EMAIL_TAKEN" | "COURSE_NOT_FOUND" | "COURSE_ACCESS_DENIED" | "COURSE_ALREADY_ENROLLED" | "ENROLLMENT_NOT_FOUND" | "LESSON_NOT_FOUND" | "VALIDATION_ERROR" | "ROUTE_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "NOT_ACCEPTABLE" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "RATE_LIMIT_EXCEEDED" | "INTERNAL_ERROR" | "SERVICE_UNAVAILABLE";
        Issue: {
            /** @description The place in the request, such as `body.email` or `query.limit`. */
            path: string;
            /** @description What is wrong there. */
            message: string;
        };
        /** @description A name that is used in URLs. */
        Slug: string;
        CourseReference: {
            id: components["schemas"]["Id"];
            title: string;
            slug: components["schemas"]["Slug"];
        };
        /** @description The body to send to POST /api/payments/create-checkout-session to buy the course. */
        CheckoutHint: {
            /** @constant */
            type: "course";
            courseId: components["schemas"]["Id"];
        };
        /** @description More about the error. Which fields there are depends on `code`. */
        ErrorDetails: {
            /**
             * Format: uuid
             * @description Quote this when you ask for help. The same as the X-Request-Id header.
             */
            request_id?: string;
            /** @description What is wrong, field by field (VALIDATION_ERROR). */
            issues?: components["schemas"]["Issue"][];
            /**
             * @description Why access is denied (COURSE_ACCESS_DENIED).
             * @enum {string}
             */
            reason?: "payment_required" | "tier_limit" | "prerequisite" | "not_enrolled" | "access_expired";
            /** @description How many free courses the tier allows (reason tier_limit). */
            limit?: number;
            /** @description The courses to complete first (reason prerequisite). */
            prerequisites?: components["schemas"]["CourseReference"][];
            /** @description How to buy the course (reason payment_required). */
            checkout?: components["schemas"]["CheckoutHint"];
            /** @description A token that can only be used to finish this login (AUTH_MFA_REQUIRED). */
            mfa_token?: string;
            /** @description The kinds of code that are accepted (AUTH_MFA_REQUIRED). */
            methods?: ("totp" | "backup")[];
            /** @description How many seconds `mfa_token` is valid (AUTH_MFA_REQUIRED). */
            expires_in?: number;
        } & {
            [key: string]: unknown;
        };
        /** @description The body of every error. */
        Error: {
            /** @constant */
            success: false;
            /** @description A sentence for people. It may change, so programs should read `code`. */
            error: string;
            code?: components["schemas"]["ErrorCode"];
            details?: components["schemas"]["ErrorDetails"];
        };
        RegisterReply: {
            /** @constant */
            success: true;
            /** @constant */
            message: "Registration successful. Please verify your email.";
            user_id: components["schemas"]["Id"];
        };
        /**
         * Format: password
         * @description The password as it was chosen. The rules for new passwords are not applied here. It makes no difference whether letters with accents are sent composed or decomposed, nor which kind of space is sent (RFC 8265).
         */
        Password: string;
        LoginRequest: {
            email: components["schemas"]["EmailInput"];
            password: components["schemas"]["Password"];
            /** @description A code of the authenticator app, or a backup code. Needed if the account has MFA switched on. */
            mfa_code?: string;
            /** @description Whether to keep the session for 7 days even if it is not used for a day. False when left out. */
            remember_me?: boolean;
        };
        /** @description A JWT. Send it as `Authorization:` `Bearer <token>`. */
        Jwt: string;
        /** @description A secret text with which new access tokens can be got for 7 days, unless its session ends before. */
        RefreshToken: string;
        /**
         * Format: email
         * @description An e-mail address, in lower case.
         */
        Email: string;
        /** @enum {string} */
        Role: "student" | "instructor" | "admin";
        SignedInUser: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: string;
            role: components["schemas"]["Role"];
            mfa_enabled: boolean;
        };
        LoginReply: {
            /** @constant */
            success: true;
            access_token: components["schemas"]["Jwt"];
            refresh_token: components["schemas"]["RefreshToken"];
            user: components["schemas"]["SignedInUser"];
        };
        /** @description Why a login is refused. With `code` AUTH_MFA_REQUIRED the password was right, but the account also needs an MFA code: then the reply has `mfa_required` and `message`, and `details` has `mfa_token`, `methods` and `expires_in`. Such a login is not counted as a failed attempt. */
        LoginError: {
            /** @constant */
            success: false;
            /** @description A sentence for people. It may change, so programs should read `code`. */
            error: string;
            code?: components["schemas"]["ErrorCode"];
            details?: components["schemas"]["ErrorDetails"];
            /**
             * @description Only with AUTH_MFA_REQUIRED.
             * @constant
             */
            mfa_required?: true;
            /**
             * @description Only with AUTH_MFA_REQUIRED.
             * @constant
             */
            message?: "MFA code is required";
        };
        RefreshRequest: {
            refresh_token: components["schemas"]["RefreshToken"];
            /** @description Whether to replace the refresh token; the reply then has a new one. False when left out. */
            rotate?: boolean;
        };
        RefreshReply: {
            /** @constant */
            success: true;
            access_token: components["schemas"]["Jwt"];
            /** @description How many seconds the access token is valid. */
            expires_in: number;
            /** @description The new refresh token. Present only when `rotate` was sent. */
            refresh_token?: components["schemas"]["RefreshToken"];
        };
        LogoutReply: {
            /** @constant */
            success: true;
            /** @constant */
            message: "Logged out successfully";
        };
        /**
         * @description What the plan allows. `free`: 1,000 calls a day, 3 free courses, 100 MB, community forum. `premium`: 10,000 calls a day, unlimited courses, 5 GB, e-mail support (24 h). `enterprise`: all unlimited, custom content, priority support (4 h) and phone.
         * @enum {string}
         */
        Tier: "free" | "premium" | "enterprise";
        /**
         * @description The language in which we write to the user.
         * @enum {string}
         */
        Locale: "tr" | "en";
        /**
         * Format: date-time
         * @description A moment in ISO 8601, in UTC with milliseconds.
         */
        Timestamp: string;
        Profile: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: string;
            role: components["schemas"]["Role"];
            tier: components["schemas"]["Tier"];
            email_verified: boolean;
            mfa_enabled: boolean;
            /** @description The phone number in E.164. Absent when the user has given none. */
            phone?: string;
            locale: components["schemas"]["Locale"];
            created_at: components["schemas"]["Timestamp"];
        };
        ProfileReply: {
            user: components["schemas"]["Profile"];
        };
        UpdateMeRequest: {
            name?: components["schemas"]["PersonName"];
            /** @description null removes the number. */
            phone?: components["schemas"]["Phone"] | null;
            locale?: components["schemas"]["Locale"];
        };
        /**
         * Format: uri
         * @description A picture. Courses without one have the default picture.
         */
        Thumbnail: string;
        /**
         * @description How much the learner should know before the course.
         * @enum {string}
         */
        Level: "beginner" | "intermediate" | "advanced";
        /** @description The sum of the lessons in hours, to one decimal. */
        DurationHours: number;
        Count: number;
        /** @description The mean of the reviews (1–5) to one decimal; 0 when there are none. */
        Rating: number;
        /** @description Whole percent, 0 to 100. */
        Percentage: number;
        /** Format: uri */
        Url: string;
        PublicInstructor: {
            display_name: string;
            avatar_url: components["schemas"]["Url"];
        };
        CategoryName: {
            name: string;
        };
        /** @description A course that the caller is enrolled in, with the caller's progress. */
        EnrolledCourse: {
            id: components["schemas"]["Id"];
            title: string;
            slug: components["schemas"]["Slug"];
            description: string;
            thumbnail_url: components["schemas"]["Thumbnail"];
            level: components["schemas"]["Level"];
            duration_hours: components["schemas"]["DurationHours"];
            total_lessons: components["schemas"]["Count"];
            rating: components["schemas"]["Rating"];
            /** @description The percentage of lessons that are completed, rounded down; 100 only when all are completed. */
            progress: components["schemas"]["Percentage"];
            enrolled_at: components["schemas"]["Timestamp"];
            /** @description When the caller last opened a lesson or reported progress; the same as `enrolled_at` before that. */
            last_accessed: components["schemas"]["Timestamp"];
            instructor: components["schemas"]["PublicInstructor"];
            category: components["schemas"]["CategoryName"];
        };
        Pagination: {
            current_page: number;
            /** @description The number of pages; 0 when there are no entries at all. */
            total_pages: number;
            total_items: number;
            has_next: boolean;
            has_prev: boolean;
        };
        EnrolledCourseList: {
            /** @description All courses of the caller, or one page of them if a page was asked for; the most recently accessed first. */
            courses: components["schemas"]["EnrolledCourse"][];
            /** @description Present only when `page` or `limit` was sent. */
            pagination?: components["schemas"]["Pagination"];
        };
        /** @description The price in major units of `currency`, such as 499.90 lira. */
        Price: number;
        /** @description ISO 4217, lower case. */
        Currency: string;
        /** @description The place of the module in its course, or of the lesson in its module, from 0. */
        OrderIndex: number;
        /** @enum {string} */
        LessonType: "video" | "text" | "quiz";
        DurationMinutes: number;
        LessonSummary: {
            id: components["schemas"]["Id"];
            title: string;
            type: components["schemas"]["LessonType"];
            duration_minutes: components["schemas"]["DurationMinutes"];
            order_index: components["schemas"]["OrderIndex"];
            /** @description Whether the caller has completed it. */
            is_completed: boolean;
        };
        Module: {
            id: components["schemas"]["Id"];
            title: string;
            description: string;
            order_index: components["schemas"]["OrderIndex"];
            lessons: components["schemas"]["LessonSummary"][];
        };
        Instructor: {
            id: components["schemas"]["Id"];
            display_name: string;
            bio: string;
            avatar_url: components["schemas"]["Url"];
        };
        Sentences: string[];
        Course: {
            id: components["schemas"]["Id"];
            title: string;
            slug: components["schemas"]["Slug"];
            description: string;
            short_description: string;
            thumbnail_url: components["schemas"]["Thumbnail"];
            level: components["schemas"]["Level"];
            duration_hours: components["schemas"]["DurationHours"];
            total_lessons: components["schemas"]["Count"];
            rating: components["schemas"]["Rating"];
            price: components["schemas"]["Price"];
            currency: components["schemas"]["Currency"];
            is_free: boolean;
            modules: components["schemas"]["Module"][];
            instructor: components["schemas"]["Instructor"];
            requirements: components["schemas"]["Sentences"];
            what_you_learn: components["schemas"]["Sentences"];
            target_audience: components["schemas"]["Sentences"];
        };
        CourseReply: {
            course: components["schemas"]["Course"];
        };
        Enrollment: {
            user_id: components["schemas"]["Id"];
            course_id: components["schemas"]["Id"];
            enrolled_at: components["schemas"]["Timestamp"];
            /** @description Lifetime access ends at 9999-12-31T23:59:59.999Z. */
            access_until: components["schemas"]["Timestamp"];
        };
        EnrollReply: {
            /** @constant */
            success: true;
            /** @constant */
            message: "Successfully enrolled in course";
            enrollment: components["schemas"]["Enrollment"];
        };
        /** @description The operation was successful. */
        Message: {
            /** @constant */
            success: true;
            message: string;
        };
        /** @description The total of seconds spent in this lesson so far, not only since the last report. The largest number reported is kept, so that a repeated or late report changes nothing. */
        TimeSpent: number;
        CourseProgressRequest: {
            lesson_id: components["schemas"]["Id"];
            progress_percentage: components["schemas"]["Percentage"];
            /** @description Whether the lesson is completed. With true its percentage becomes 100. */
            completed: boolean;
            time_spent_seconds: components["schemas"]["TimeSpent"];
        };
        CourseProgress: {
            /** @description The percentage of lessons that are completed, rounded down; 100 only when all are completed. */
            course_progress: components["schemas"]["Percentage"];
            /** @description The caller's progress in this lesson. */
            lesson_progress: components["schemas"]["Percentage"];
            /** @description Seconds spent in all lessons of the course together. */
            total_time_spent: number;
            completed_lessons: components["schemas"]["Count"];
        };
        CourseProgressReply: {
            /** @constant */
            success: true;
            updated_progress: components["schemas"]["CourseProgress"];
        };
        ModuleReference: {
            id: components["schemas"]["Id"];
            title: string;
        };
        QuizQuestion: {
            id: string;
            question: string;
            options: string[];
        };
        /** @description The caller's progress in a lesson. */
        LessonProgress: {
            lesson_id: components["schemas"]["Id"];
            progress_percentage: components["schemas"]["Percentage"];
            time_spent_seconds: components["schemas"]["TimeSpent"];
            completed: boolean;
            last_accessed: components["schemas"]["Timestamp"];
            /** @description The best score so far, in percent. Absent before the first one. */
            quiz_score?: components["schemas"]["Percentage"];
        };
        /** @description A lesson with its content: `video_url` for a video, `body` for a text, `questions` for a quiz. */
        Lesson: {
            id: components["schemas"]["Id"];
            title: string;
            type: components["schemas"]["LessonType"];
            duration_minutes: components["schemas"]["DurationMinutes"];
            order_index: components["schemas"]["OrderIndex"];
            is_completed: boolean;
            course: components["schemas"]["CourseReference"];
            module: components["schemas"]["ModuleReference"];
            video_url?: components["schemas"]["Url"];
            /** @description The text of the lesson in Markdown. */
            body?: string;
            questions?: components["schemas"]["QuizQuestion"][];
            /** @description The score, in percent, that completes a quiz. */
            pass_mark?: components["schemas"]["Percentage"];
            progress: components["schemas"]["LessonProgress"];
            /** @description The caller's notes. They are plain text, even if they look like HTML or Markdown. */
            notes?: string;
        };
        LessonReply: {
            lesson: components["schemas"]["Lesson"];
        };
        LessonProgressRequest: {
            progress_percentage: components["schemas"]["Percentage"];
            time_spent_seconds: components["schemas"]["TimeSpent"];
            /** @description Whether the lesson is completed. With true its percentage becomes 100. */
            completed: boolean;
            /** @description For quiz lessons only. The best score is kept. A score of 70 or more completes the quiz. With a lower score `completed` is ignored. */
            quiz_score?: components["schemas"]["Percentage"];
            /** @description Plain text. It replaces the notes that are stored; an empty text deletes them. */
            notes?: string;
        };
        LessonProgressReply: {
            /** @constant */
            success: true;
            lesson_progress: components["schemas"]["LessonProgress"];
        };
        MarketplaceCourse: {
            id: components["schemas"]["Id"];
            title: string;
            slug: components["schemas"]["Slug"];
            short_description: string;
            thumbnail_url: components["schemas"]["Thumbnail"];
            level: components["schemas"]["Level"];
            price: components["schemas"]["Price"];
            /** @description The price before a discount. Present only when it is higher than `price`. */
            original_price?: components["schemas"]["Price"];
            currency: components["schemas"]["Currency"];
            is_free: boolean;
            rating: components["schemas"]["Rating"];
            /** @description How many learners have ever enrolled. */
            total_students: components["schemas"]["Count"];
            duration_hours: components["schemas"]["DurationHours"];
            instructor: components["schemas"]["PublicInstructor"];
            category: components["schemas"]["CategoryName"];
            tags: string[];
        };
        MarketplacePage: {
            courses: components["schemas"]["MarketplaceCourse"][];
            pagination: components["schemas"]["Pagination"];
        };
        Category: {
            id: components["schemas"]["Id"];
            slug: components["schemas"]["Slug"];
            name: string;
            /** @description How many published courses it has. */
            course_count: components["schemas"]["Count"];
        };
        CategoryList: {
            categories: components["schemas"]["Category"][];
        };
        Health: {
            /** @constant */
            status: "ok";
            /** @description The version of this documentation. */
            version: string;
            checks: {
                /** @constant */
                database: "ok";
            };
        };
    };
    responses: {
        /** @description Any other error, such as one from a proxy between client and server. */
        UnexpectedError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The Accept header does not allow JSON. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than 100 kB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not JSON in UTF-8. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The rate limit is used up. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A fault of the server. It has been logged under the request id. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service is overloaded, restarting, or cannot reach its database. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many login attempts. */
        TooManyLogins: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request breaks the contract. */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, expired or no longer valid. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The operation needs a session; an API key has none. */
        SessionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request breaks the contract. */
        InvalidCourseId: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such course. */
        CourseNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The caller has no access to the course. */
        CourseAccessDenied: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request breaks the contract. */
        InvalidLessonId: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such lesson. */
        LessonNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The reply has not changed since the caller got the one that If-None-Match names. */
        NotModified: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description The number of the page, from 1. Without `page` and `limit` the reply has all courses. */
        OptionalPage: number;
        /** @description How many courses a page has at most; 20 when only `page` is sent. */
        OptionalLimit: number;
        /** @description The id or the slug of a course. */
        CourseId: string;
        /** @description The id of a lesson. */
        LessonId: components["schemas"]["Id"];
        /** @description The number of the page, from 1. A page behind the last one is empty. */
        Page: number;
        /** @description How many courses a page has at most. */
        Limit: number;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request. Quote it when you ask for help. */
        RequestId: components["schemas"]["Id"];
        /** @description What is left of the limit (draft-ietf-httpapi-ratelimit-headers-08). */
        RateLimit: string;
        /** @description The limits that apply (draft-ietf-httpapi-ratelimit-headers-08). */
        RateLimitPolicy: string;
        /** @description Seconds to wait before the next try. */
        RetryAfter: number;
        /** @description How to authenticate. */
        WwwAuthenticate: string;
        /** @description The version of this reply. Send it as If-None-Match to get a 304 while it is current. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description The account exists now. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterReply"];
                };
            };
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            /** @description The e-mail is taken. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginReply"];
                };
            };
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The e-mail or the password is wrong, or an MFA code is required. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginError"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The account is locked. */
            423: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyLogins"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description A new access token. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefreshReply"];
                };
            };
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The refresh token is revoked, expired or forged. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoutReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SessionRequired"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileReply"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            /** @description The caller, changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileReply"];
                };
            };
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    listMyCourses: {
        parameters: {
            query?: {
                /** @description The number of the page, from 1. Without `page` and `limit` the reply has all courses. */
                page?: components["parameters"]["OptionalPage"];
                /** @description How many courses a page has at most; 20 when only `page` is sent. */
                limit?: components["parameters"]["OptionalLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller’s courses. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolledCourseList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    getCourse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The course. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseReply"];
                };
            };
            400: components["responses"]["InvalidCourseId"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["CourseNotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    enrollInCourse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Enrolled. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrollReply"];
                };
            };
            400: components["responses"]["InvalidCourseId"];
            401: components["responses"]["Unauthorized"];
            /** @description The caller may not take this course (yet). */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            404: components["responses"]["CourseNotFound"];
            406: components["responses"]["NotAcceptable"];
            /** @description Enrolled already. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    unenrollFromCourse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Left. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidCourseId"];
            401: components["responses"]["Unauthorized"];
            /** @description No such course, or not enrolled in it. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    updateCourseProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id or the slug of a course. */
                courseId: components["parameters"]["CourseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CourseProgressRequest"];
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseProgressReply"];
                };
            };
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CourseAccessDenied"];
            404: components["responses"]["CourseNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The lesson is not part of this course. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    getLesson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a lesson. */
                lessonId: components["parameters"]["LessonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lesson. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LessonReply"];
                };
            };
            400: components["responses"]["InvalidLessonId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CourseAccessDenied"];
            404: components["responses"]["LessonNotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    updateLessonProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a lesson. */
                lessonId: components["parameters"]["LessonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LessonProgressRequest"];
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LessonProgressReply"];
                };
            };
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CourseAccessDenied"];
            404: components["responses"]["LessonNotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The lesson is not a quiz. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    resetLessonProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a lesson. */
                lessonId: components["parameters"]["LessonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to the start. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidLessonId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CourseAccessDenied"];
            404: components["responses"]["LessonNotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    listMarketplaceCourses: {
        parameters: {
            query: {
                /** @description The slug, the id or the name of a category. For one that does not exist no courses are found. */
                category?: string;
                /** @description The level of the courses. */
                level?: components["schemas"]["Level"];
                /** @description `free`, `paid`, or a range in major units, both ends included: `100-500`, `100-`, `100+` or `-500`. */
                price_range?: string;
                /** @description Words that must all occur in a course. Only the first ten are used. At most 100 characters. */
                search?: string;
                /** @description `price` from the lowest, `price_desc` from the highest, `rating` and `popularity` from the highest, `newest` from the latest. Default: relevance when searching, otherwise popularity. */
                sort?: "price" | "price_desc" | "rating" | "popularity" | "newest" | "relevance";
                /** @description The number of the page, from 1. A page behind the last one is empty. */
                page: components["parameters"]["Page"];
                /** @description How many courses a page has at most. */
                limit: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of courses. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarketplacePage"];
                };
            };
            304: components["responses"]["NotModified"];
            /** @description The request breaks the contract. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The categories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service works. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            406: components["responses"]["NotAcceptable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["UnexpectedError"];
        };
    };
}
