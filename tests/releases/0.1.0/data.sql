--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: ltree; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS ltree WITH SCHEMA public;


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;


--
-- Name: procrastinate_job_event_type; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);


--
-- Name: procrastinate_job_status; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);


--
-- Name: procrastinate_job_to_defer_v1; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);


--
-- Name: audit_refuse_change(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.audit_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'jejak hanya boleh ditambah: % pada % ditolak', tg_op, tg_table_name;
end $$;


--
-- Name: organization_posts_on(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.organization_posts_on(day date) RETURNS TABLE(post_id bigint, unit_id bigint, path public.ltree, job_id bigint, job_kind character varying, family character varying, retirement_age smallint, district character varying, is_remote boolean)
    LANGUAGE sql STABLE
    AS $$
    select p.id, u.unit_id, u.path, j.id, j.kind, j.family, j.retirement_age, u.district, u.is_remote
    from organization_post p
    join organization_units_on(day) u on u.unit_id = p.unit_id
    join organization_job j on j.id = p.job_id
$$;


--
-- Name: organization_units_on(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.organization_units_on(day date) RETURNS TABLE(unit_id bigint, parent_id bigint, government_id bigint, path public.ltree, code character varying, name character varying, kind character varying, district character varying, is_remote boolean)
    LANGUAGE sql STABLE
    AS $$
    select u.id, u.parent_id, u.government_id, u.path, u.code, u.name, u.kind,
           case when r.level = 'village' then r.parent_id when r.level = 'district' then r.code end,
           u.is_remote or coalesce(r.is_remote, false)
    from organization_unit u left join organization_region r on r.code = u.region_id
    where u.period @> day
$$;


--
-- Name: people_staff_on(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.people_staff_on(day date) RETURNS TABLE(person_id bigint, post_id bigint, status character varying, absence character varying, counts boolean, birth_date date, origin character varying)
    LANGUAGE sql STABLE
    AS $$
    select e.person_id, a.post_id, e.status,
           (select x.kind from people_absence x where x.person_id = e.person_id and x.period @> day),
           e.status <> 'ALIH-DAYA'
               and not exists (select from people_absence x where x.person_id = e.person_id and x.period @> day),
           p.birth_date, p.origin_id
    from people_engagement e
    join people_assignment a on a.person_id = e.person_id and a.kind = 'principal' and a.period @> day
    left join people_person p on p.id = e.person_id
    where e.period @> day
$$;


--
-- Name: procrastinate_cancel_job_v1(bigint, boolean, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;


--
-- Name: procrastinate_defer_jobs_v1(public.procrastinate_job_to_defer_v1[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;


--
-- Name: procrastinate_defer_periodic_job_v2(character varying, character varying, character varying, character varying, integer, character varying, bigint, jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: procrastinate_jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);


--
-- Name: procrastinate_fetch_job_v2(character varying[], bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;


--
-- Name: procrastinate_finish_job_v1(bigint, public.procrastinate_job_status, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;


--
-- Name: procrastinate_notify_queue_abort_job_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_notify_queue_job_inserted_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_prune_stalled_workers_v1(double precision); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;


--
-- Name: procrastinate_register_worker_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;


--
-- Name: procrastinate_retry_job_v1(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;


--
-- Name: procrastinate_retry_job_v2(bigint, timestamp with time zone, integer, character varying, character varying); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;


--
-- Name: procrastinate_trigger_abort_requested_events_procedure_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_scheduled_events_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_status_events_insert_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_trigger_function_status_events_update_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;


--
-- Name: procrastinate_unlink_periodic_defers_v1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;


--
-- Name: procrastinate_unregister_worker_v1(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;


--
-- Name: procrastinate_update_heartbeat_v1(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;


--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    username character varying(60) NOT NULL,
    name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    is_system boolean NOT NULL,
    demo_note character varying(150) NOT NULL,
    demo_order smallint NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    CONSTRAINT accounts_system_has_no_password CHECK (((NOT is_system) OR ((password)::text ~~ '!%'::text))),
    CONSTRAINT accounts_user_demo_order_check CHECK ((demo_order >= 0))
);


--
-- Name: accounts_user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_accessrecord; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_accessrecord (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    person_id bigint NOT NULL,
    what character varying(60) NOT NULL,
    why text NOT NULL,
    by_id bigint NOT NULL
);


--
-- Name: audit_accessrecord_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_accessrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_accessrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_seal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_seal (
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    trace_id bigint NOT NULL
);


--
-- Name: audit_sealbatch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_sealbatch (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    last_seq bigint NOT NULL,
    head bytea NOT NULL,
    below_xid numeric(20,0) NOT NULL
);


--
-- Name: audit_sealbatch_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_sealbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_sealbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_trace; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_trace (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    via character varying(100) NOT NULL,
    step character varying(60) NOT NULL,
    subject character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    person_id bigint,
    path public.ltree,
    source character varying(40) NOT NULL,
    target character varying(40) NOT NULL,
    why text NOT NULL,
    fields character varying(60)[] NOT NULL,
    digest bytea NOT NULL,
    by_id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL
);


--
-- Name: audit_trace_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_trace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_trace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_tracevalues; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_tracevalues (
    trace_id bigint NOT NULL,
    salt bytea NOT NULL,
    before jsonb,
    after jsonb,
    keep_until date NOT NULL
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: jobs_job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs_job (
    id bigint NOT NULL,
    task character varying(60) NOT NULL,
    arguments jsonb NOT NULL,
    title character varying(200) NOT NULL,
    url character varying(200) NOT NULL,
    state character varying(12) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    message text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    by_id bigint NOT NULL,
    CONSTRAINT jobs_job_done_check CHECK ((done >= 0)),
    CONSTRAINT jobs_job_total_check CHECK ((total >= 0))
);


--
-- Name: jobs_job_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.jobs_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.jobs_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organization_job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_job (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(13) NOT NULL,
    job_class smallint,
    family character varying(80) NOT NULL,
    minimum_education character varying(10) NOT NULL,
    retirement_age smallint,
    may_be_outsourced boolean NOT NULL,
    government_id bigint NOT NULL,
    CONSTRAINT organization_job_class_1_to_17 CHECK (((job_class IS NULL) OR ((job_class >= 1) AND (job_class <= 17)))),
    CONSTRAINT organization_job_job_class_check CHECK ((job_class >= 0)),
    CONSTRAINT organization_job_retirement_age_check CHECK ((retirement_age >= 0)),
    CONSTRAINT organization_retirement_age_in_reason CHECK (((retirement_age IS NULL) OR ((retirement_age >= 50) AND (retirement_age <= 75))))
);


--
-- Name: organization_job_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organization_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organization_localprovision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_localprovision (
    id bigint NOT NULL,
    key character varying(80) NOT NULL,
    value jsonb NOT NULL,
    period daterange NOT NULL,
    basis character varying(200) NOT NULL,
    doubt character varying(300) NOT NULL,
    by_id bigint NOT NULL,
    government_id bigint NOT NULL,
    CONSTRAINT organization_local_law_has_a_basis CHECK ((NOT ((basis)::text = ''::text)))
);


--
-- Name: organization_localprovision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organization_localprovision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_localprovision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organization_post; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_post (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    unit_id bigint NOT NULL
);


--
-- Name: organization_post_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organization_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organization_region; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_region (
    code character varying(13) NOT NULL,
    name character varying(100) NOT NULL,
    level character varying(8) NOT NULL,
    kind character varying(10) NOT NULL,
    lat numeric(8,5),
    lon numeric(8,5),
    is_remote boolean NOT NULL,
    boundary jsonb,
    outline jsonb,
    parent_id character varying(13),
    CONSTRAINT organization_region_has_both_coordinates CHECK ((((lat IS NULL) AND (lon IS NULL)) OR (((lat >= ('-90'::integer)::numeric) AND (lat <= (90)::numeric)) AND ((lon >= ('-180'::integer)::numeric) AND (lon <= (180)::numeric)))))
);


--
-- Name: organization_rolegrant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_rolegrant (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    period daterange NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    confirmed_by_id bigint,
    granted_by_id bigint NOT NULL,
    user_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT organization_nobody_grants_to_himself CHECK (((NOT (user_id = granted_by_id)) AND ((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = user_id) AND (confirmed_by_id IS NOT NULL)))))),
    CONSTRAINT organization_two_different_officers CHECK (((confirmed_by_id IS NULL) OR (NOT ((confirmed_by_id = granted_by_id) AND (confirmed_by_id IS NOT NULL)))))
);


--
-- Name: organization_rolegrant_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organization_rolegrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_rolegrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organization_unit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_unit (
    id bigint NOT NULL,
    path public.ltree NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(10) NOT NULL,
    is_remote boolean NOT NULL,
    is_accessible boolean NOT NULL,
    period daterange NOT NULL,
    is_demo boolean NOT NULL,
    government_id bigint NOT NULL,
    parent_id bigint,
    region_id character varying(13),
    successor_id bigint,
    CONSTRAINT organization_only_governments_have_no_parent CHECK (((((kind)::text = 'pemda'::text) AND (parent_id IS NULL)) OR ((parent_id IS NOT NULL) AND (NOT ((kind)::text = 'pemda'::text))))),
    CONSTRAINT organization_path_ends_in_own_id CHECK ((public.ltree2text(public.subpath(path, '-1'::integer)) = (id)::text)),
    CONSTRAINT organization_unit_is_not_its_own_parent CHECK (((parent_id IS NULL) OR (NOT ((parent_id = id) AND (parent_id IS NOT NULL)))))
);


--
-- Name: organization_unit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organization_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organization_vendor; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization_vendor (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    government_id bigint NOT NULL
);


--
-- Name: organization_vendor_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organization_vendor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organization_vendor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: penata_cache; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.penata_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);


--
-- Name: people_absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_absence (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    period daterange NOT NULL,
    order_number character varying(80) NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: people_absence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_assignment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_assignment (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    period daterange NOT NULL,
    order_number character varying(80) NOT NULL,
    start_is_known boolean NOT NULL,
    post_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: people_assignment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_competence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_competence (
    id bigint NOT NULL,
    name character varying(150) NOT NULL,
    issued_on date,
    valid_until date,
    hours smallint,
    person_id bigint NOT NULL,
    CONSTRAINT people_competence_hours_check CHECK ((hours >= 0))
);


--
-- Name: people_competence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_competence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_competence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_education; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_education (
    id bigint NOT NULL,
    level character varying(10) NOT NULL,
    rank smallint NOT NULL,
    major character varying(150) NOT NULL,
    graduated smallint,
    person_id bigint NOT NULL,
    CONSTRAINT people_education_graduated_check CHECK ((graduated >= 0)),
    CONSTRAINT people_education_rank_check CHECK ((rank >= 0))
);


--
-- Name: people_education_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_education ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_education_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_engagement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_engagement (
    id bigint NOT NULL,
    status character varying(9) NOT NULL,
    period daterange NOT NULL,
    end_reason character varying(20) NOT NULL,
    honorarium bigint,
    start_is_known boolean NOT NULL,
    vendor_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT people_a_reason_needs_an_end CHECK ((((end_reason)::text = ''::text) OR (upper(period) IS NOT NULL))),
    CONSTRAINT people_honorarium_not_negative CHECK (((honorarium IS NULL) OR (honorarium >= 0))),
    CONSTRAINT people_vendor_only_for_placements CHECK (((vendor_id IS NULL) OR ((status)::text = 'ALIH-DAYA'::text)))
);


--
-- Name: people_engagement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_engagement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_engagement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_gradestep; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_gradestep (
    id bigint NOT NULL,
    grade character varying(5) NOT NULL,
    since date,
    person_id bigint NOT NULL
);


--
-- Name: people_gradestep_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_gradestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_gradestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: people_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_person (
    id bigint NOT NULL,
    code character varying(30) NOT NULL,
    nik character varying(16),
    nip character varying(18),
    name character varying(150) NOT NULL,
    title_front character varying(40) NOT NULL,
    title_back character varying(80) NOT NULL,
    birth_place character varying(100) NOT NULL,
    birth_date date,
    sex character varying(1) NOT NULL,
    disability character varying(12) NOT NULL,
    access_needs character varying(300) NOT NULL,
    phone character varying(30) NOT NULL,
    email character varying(150) NOT NULL,
    appointed_on date,
    added_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    government_id bigint NOT NULL,
    origin_id character varying(13),
    user_id bigint,
    CONSTRAINT people_nik_16_digits CHECK (((nik IS NULL) OR ((nik)::text ~ '^[0-9]{16}$'::text))),
    CONSTRAINT people_nik_or_nip CHECK (((nik IS NOT NULL) OR (nip IS NOT NULL))),
    CONSTRAINT people_nip_18_digits CHECK (((nip IS NULL) OR ((nip)::text ~ '^[0-9]{18}$'::text)))
);


--
-- Name: people_person_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: procrastinate_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;


--
-- Name: procrastinate_periodic_defers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;


--
-- Name: procrastinate_workers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sheets_headerlesson; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sheets_headerlesson (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    signature text NOT NULL,
    headers jsonb NOT NULL,
    constants jsonb NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT sheets_lesson_says_something CHECK (((NOT (headers = '{}'::jsonb)) OR (NOT (constants = '{}'::jsonb))))
);


--
-- Name: sheets_headerlesson_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sheets_headerlesson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sheets_headerlesson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sheets_import; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sheets_import (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    file_name character varying(200) NOT NULL,
    content bytea,
    sha256 character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    options jsonb NOT NULL,
    taught jsonb NOT NULL,
    rows integer NOT NULL,
    counts jsonb NOT NULL,
    problems jsonb NOT NULL,
    fingerprint character varying(64) NOT NULL,
    extent integer NOT NULL,
    message text NOT NULL,
    created_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    applied_at timestamp with time zone,
    by_id bigint NOT NULL,
    job_id bigint,
    CONSTRAINT sheets_import_extent_check CHECK ((extent >= 0)),
    CONSTRAINT sheets_import_rows_check CHECK ((rows >= 0))
);


--
-- Name: sheets_import_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sheets_import ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sheets_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: sheets_importrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sheets_importrow (
    id bigint NOT NULL,
    "row" integer NOT NULL,
    kind character varying(10) NOT NULL,
    label character varying(200) NOT NULL,
    changes jsonb NOT NULL,
    problems jsonb NOT NULL,
    of_id bigint NOT NULL,
    CONSTRAINT sheets_importrow_row_check CHECK (("row" >= 0))
);


--
-- Name: sheets_importrow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sheets_importrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sheets_importrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workload_study; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workload_study (
    id bigint NOT NULL,
    year smallint NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    return_reason text NOT NULL,
    made_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    approved_at timestamp with time zone,
    law jsonb NOT NULL,
    made_by_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT workload_study_version_check CHECK ((version >= 0)),
    CONSTRAINT workload_study_year_check CHECK ((year >= 0)),
    CONSTRAINT workload_year_in_reason CHECK (((year >= 2000) AND (year <= 2100)))
);


--
-- Name: workload_study_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workload_study ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workload_study_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workload_studypost; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workload_studypost (
    id bigint NOT NULL,
    method character varying(10) NOT NULL,
    need numeric(12,4),
    seats integer,
    category_share numeric(5,4) NOT NULL,
    individual_hours numeric(8,2) NOT NULL,
    post_id bigint NOT NULL,
    study_id bigint NOT NULL,
    CONSTRAINT workload_category_share_below_one CHECK (((category_share >= (0)::numeric) AND (category_share < (1)::numeric))),
    CONSTRAINT workload_need_and_seats_together CHECK ((((need IS NULL) AND (seats IS NULL)) OR ((need >= (0)::numeric) AND (seats >= 0)))),
    CONSTRAINT workload_studypost_seats_check CHECK ((seats >= 0))
);


--
-- Name: workload_studypost_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workload_studypost ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workload_studypost_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workload_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workload_task (
    id bigint NOT NULL,
    number smallint NOT NULL,
    description character varying(400) NOT NULL,
    result character varying(120) NOT NULL,
    volume numeric(16,4) NOT NULL,
    per character varying(6) NOT NULL,
    norm numeric(14,4) NOT NULL,
    program character varying(150) NOT NULL,
    study_post_id bigint NOT NULL,
    CONSTRAINT workload_task_not_negative CHECK (((norm >= (0)::numeric) AND (volume >= (0)::numeric))),
    CONSTRAINT workload_task_number_check CHECK ((number >= 0))
);


--
-- Name: workload_task_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workload_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workload_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: procrastinate_events id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);


--
-- Name: procrastinate_jobs id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);


--
-- Name: procrastinate_periodic_defers id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_emailaddress (id, email, verified, "primary", user_id) FROM stdin;
\.


--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_emailconfirmation (id, created, sent, key, email_address_id) FROM stdin;
\.


--
-- Data for Name: accounts_user; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_user (id, password, last_login, username, name, email, is_active, is_system, demo_note, demo_order, created_at) FROM stdin;
1	!VuimDKijigPSumFziS13YcCH7KmIhH35LMpuWgqw	\N	operator	Operator peladen		t	t		0	2026-11-26 01:11:11.445751+00
2	argon2$argon2id$v=19$m=102400,t=2,p=8$bXlwRjd6dlh6MkdzcFhUSVJMbFUxVg$sQcAhXoMXh+zoN+GM+fjh+RCdvndeg1EHLv43YIKAPM	\N	leader	Akun leader		t	f		0	2026-11-26 01:11:11.978505+00
3	argon2$argon2id$v=19$m=102400,t=2,p=8$Y2NDQjhHZmZuY0pKMnBRRTc3UTlrZA$pn62O/2hPau+dKE80CmvVpXKBJoFg+HQMC15zFWfxns	\N	personnel_officer	Akun personnel_officer		t	f		0	2026-11-26 01:11:12.166486+00
4	argon2$argon2id$v=19$m=102400,t=2,p=8$Q2l5Wm8zRTBoeWlxTnJiWUhhdHR6bA$gTxImHdJroSfsUmN2HYm7iJzrjiJgpK6ULAd0jsI754	\N	agency_officer	Akun agency_officer		t	f		0	2026-11-26 01:11:12.318718+00
5	argon2$argon2id$v=19$m=102400,t=2,p=8$SG53TnJuR2xQOGc2SG5BTG14c1RCRA$KJ3mlFUxnhgD6JR22x8jXWZ6M3hCUUzn4MMbC+PME1E	\N	supervisor	Akun supervisor		t	f		0	2026-11-26 01:11:12.489754+00
6	argon2$argon2id$v=19$m=102400,t=2,p=8$YU51WXJQMWMzSkN6dXBtWWFZUXBNcw$25BExfpTMuTmy33nCGj7uLVKiBAwQi4OAJGp+vSw6gk	\N	worker	Akun worker		t	f		0	2026-11-26 01:11:12.722446+00
7	argon2$argon2id$v=19$m=102400,t=2,p=8$VDVnV095NERtQzhzbEw5V1FBWFljZA$WBTjy/gaSYFvTrYmB/47RaSwZ4YxdfyGYvW95JGXp/Q	\N	auditor	Akun auditor		t	f		0	2026-11-26 01:11:12.972529+00
8	argon2$argon2id$v=19$m=102400,t=2,p=8$UUFPSkUzTklVRmVhQURYRmoxemRmYw$M5sM7Qov3CMRG/pbOoCruH0nRuaJgbWPx9zYmLtHmFk	\N	administrator	Akun administrator		t	f		0	2026-11-26 01:11:13.214806+00
\.


--
-- Data for Name: audit_accessrecord; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_accessrecord (id, at, person_id, what, why, by_id) FROM stdin;
\.


--
-- Data for Name: audit_seal; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_seal (seq, hash, trace_id) FROM stdin;
1	\\xb6a2084146fbb4862f6b868851518b30c8c824769c9882ae5ffd486831e35e0c	1
2	\\xb6c3e686f684b1bc0598e35ebf1d340ed17d77c59ae1423063b451e4251e4df4	2
3	\\x11f632d390fff824bed1796257753590359602979b8977fe66b6bff702f4ef21	3
4	\\xe34167bf98dacc022f6c09443231e23bb21b5f3ad4c3a23d9515b05616c68c6d	4
5	\\xac34b8266a7e6dd12f0c987b55f6b0895d0bbb6d365f92bbef8607e4d2e20349	5
6	\\x91d9a845656eb7bacbaf1dc6d3a209650322333dcd6cdd30d8ba1e9e1f61d376	6
7	\\xb8f9fa6942a814e74bd724107d40275275b66cbf4ef3b3b4f13e6aed13c09cde	7
8	\\x899fef9e18fa2935996d06671bdb2a9e260f62ee35538f18274be0b2eeb5e5aa	8
9	\\xdba02f3123221934c0467122610057d80d59a8a8e63a8cb978db81487f77c0cb	9
10	\\x9c728d86ac335017684ef944b7c11dfd0a0707b562000a7054ea8b73cf622854	10
11	\\x432548661e366829604347771bf9c15fd2a9cc84591857f18913a161bd758de7	11
12	\\xba05e01ac9d58e56590c5b9d5305cacddbddd289a18b2c897292f1696d4aff2f	12
13	\\xe0af8f7fadca202381aafd71e1ef7f61146abf239138ffa6d282a8011cfc3b93	13
14	\\xcc85e0e0b86fa61880b6c612db8219b7a8272d761a35ad9c7e797334c2197168	14
15	\\x8af7034cc0aef06366cc192c4265682fb937090a83cd37b7b25414054c641fad	15
16	\\x3fa411e21c462ee5a73a77319dcc0e03502504cbcc0ed5e3f84e90c9160f6b9b	16
17	\\x54ea32cc8652b2d2c1cfa9c67b8de614d8025ccac335f0116f742114bdfa3ace	17
18	\\xe02f100c64ec3e105665650f57efce2e746c3539214e9e704970983d5fc9c18d	18
19	\\x8231857ecc1bcee92606725b32d80f19073f38fcbebc93e50cf12a68c8c234dd	19
20	\\x83c415542e4fe213e8371c787687602cc1341c3016f3a3788ad5b096c876c19e	20
21	\\x1a12dff6566ee3f64a9d1070ddeab63105ce6bbe0faefea764a4422891a5b5d6	21
22	\\x41d5308f271ecb7fa85a87d516ff77c30dfb8a6100275d0c7aa20291b5ffca6d	22
23	\\x41f149459bb26979c2ea44fb2734393c6f18fd8f28ba03248b9303ada6cf079a	23
24	\\x589d9b42d5bd235382e9ad32f5a62f48f44192f9c30e2adc5378605375d25c60	24
25	\\xa36851a7a49de413d274e6e12e34875353cb93d7471882d2fbd28a6c99bcc7d1	25
26	\\xf9a6605bc43497a8c3c1378463c02fe9d5899edebe17d742154c9df160a38555	26
27	\\x9b94bc63d1df2e8dbca8cf81a0a5c375a90642ae382c50d749e337e5acc23199	27
28	\\x015bfcea9436a28d4aa8393c6d90b456e67bfbb3aeeedfe87e01316514abe9e6	28
29	\\xf870b8d5d1642bdfb1737dde9abdb951fee4b947c398a9e9392c20487bffa2fc	29
30	\\x7598b60fa795ecb31e7c7e629c43a3d35745c36a12d384a1ab28f899bbc6cc94	30
31	\\xff86d2fcef86999c39f6597773ddccaa5b818ee00c22a045f8929b28576c6643	31
32	\\x8754be63e8e0a16f11e8b5b5b2a1f44d6ba077d9abf7909d836b6f2b2e0105d9	32
33	\\x0c83bab5585fa3b4f2df58223d59c02733d1e64e64c2799ff9d4a1dcd7c56146	33
34	\\xef528d777d19a2d04e94066599dd55ec2932c331eddbf6bc7ada3544f5822476	34
35	\\xc3fbb4bb2a012ef1e7620e4538377b09557a59fa6cd6931f1484f0846f7e7b63	35
36	\\xf4958d587804d903e1dac9e6f8c1093a99a9f2e23db764f489e69f4341a03a20	36
37	\\x4e05592c948b83c6988661a9ff222455b98e9f6fb79f645315aedf6590a333f4	37
38	\\xc3facad9c46f1be892e17299d90e58e7ccd504d6e848fe8030c993dded55a0c9	38
39	\\xf1d85b14d34148172c08d6d59a0a75c1bdaaee19b0298e631529e785bf90b3c1	39
\.


--
-- Data for Name: audit_sealbatch; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_sealbatch (id, at, last_seq, head, below_xid) FROM stdin;
1	2026-11-26 01:11:11.808156+00	39	\\xf1d85b14d34148172c08d6d59a0a75c1bdaaee19b0298e631529e785bf90b3c1	844
\.


--
-- Data for Name: audit_trace; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_trace (id, at, via, step, subject, subject_id, person_id, path, source, target, why, fields, digest, by_id, xid) FROM stdin;
1	2026-11-26 01:11:11.447573+00	web	account.create	accounts.user	1	\N	\N				{is_system,username}	\\x0f7f63630a05cdee99996cf2ff44e13a142af5480cc0883da0d166d0266372b9	1	837
2	2026-11-26 01:11:11.657329+00	web	unit.import	organization.unit	1	\N	1				{code,is_accessible,is_remote,kind,name,parent,region_id}	\\xd791010c3fda01796e33d452fbdf19809af7f6a247102fa2d135cf2623df9f5f	1	839
3	2026-11-26 01:11:11.657329+00	web	unit.import	organization.unit	2	\N	1.2				{code,is_accessible,is_remote,kind,name,parent,region_id}	\\xdf2f72b58096b445a0a226f369e0b45c5c61c0e3dc8618ac91db7fc3bc910126	1	839
4	2026-11-26 01:11:11.657329+00	web	unit.import	organization.unit	3	\N	1.3				{code,is_accessible,is_remote,kind,name,parent,region_id}	\\xcc30cef58889891e34014ffee683213b431bd2ed25e0eeb0f2cbd0914630736c	1	839
5	2026-11-26 01:11:11.657329+00	web	unit.import	organization.unit	4	\N	1.2.4				{code,is_accessible,is_remote,kind,name,parent,region_id}	\\xe8814f21d25971ed725aafe93ef6a258f002ea4fdd813d89ec11cbd36dc93c76	1	839
6	2026-11-26 01:11:11.657329+00	web	unit.import	organization.unit	5	\N	1.2.5				{code,is_accessible,is_remote,kind,name,parent,region_id}	\\x1a05d8755bd4c459bbc47b61d192ad4166f379c8e29c418ec14a347d378ccd89	1	839
7	2026-11-26 01:11:11.657329+00	web	unit.import	organization.unit	6	\N	1.3.6				{code,is_accessible,is_remote,kind,name,parent,region_id}	\\x170486f30cef4f924483c663ca87cc7b32ed1462ac4c3e33046055369964e43d	1	839
8	2026-11-26 01:11:11.675343+00	web	job.import	organization.job	1	\N	1				{code,kind,name}	\\xa2d58e00711c5207506c45db29a33a1fb9aafcdd72b82672d1f76d98394924e1	1	840
9	2026-11-26 01:11:11.675343+00	web	job.import	organization.job	2	\N	1				{code,kind,name}	\\xf36e3ea177fe4dc579f913a6c739ef6e03d1cabd1bdc9ff079327ca644f2002b	1	840
10	2026-11-26 01:11:11.675343+00	web	job.import	organization.job	3	\N	1				{code,kind,name}	\\x1d9cb58b040632c95843957ec0aec348078b536012b9adc76aa7ed364a6b8c10	1	840
11	2026-11-26 01:11:11.675343+00	web	job.import	organization.job	4	\N	1				{code,kind,name}	\\x1b5da2d75b673a33f3d4144eb9b6aaaaefdbd0c2a5fdadd3d25716ad64a7a4f9	1	840
12	2026-11-26 01:11:11.675343+00	web	job.import	organization.job	5	\N	1				{code,kind,name}	\\x57f9a232a3547ae4563435cabc1dd13b7f3d4d0bbc2e1e21b6801895d343aa9b	1	840
13	2026-11-26 01:11:11.712539+00	web	post.open	organization.post	1	\N	1.2				{job,unit}	\\x992caec997aa5ff5b212215cce09a8b9be3866536388a95f16a346191892b6bd	1	841
14	2026-11-26 01:11:11.712539+00	web	post.open	organization.post	2	\N	1.2				{job,unit}	\\xea0e8ec906fd645dd8d183c5991b3bd8f31f560dbd27d5126de31dfbbe88a429	1	841
15	2026-11-26 01:11:11.712539+00	web	post.open	organization.post	3	\N	1.2.4				{job,unit}	\\x27e326c85b1fb6c0511f92316b14be712bf98536020b78842823c8d3e321ff15	1	841
16	2026-11-26 01:11:11.712539+00	web	post.open	organization.post	4	\N	1.2.5				{job,unit}	\\xd6ec45c82976ef599b4ee01b5afb02bef31cffc760aff1808f96bc4ea78aa058	1	841
17	2026-11-26 01:11:11.712539+00	web	post.open	organization.post	5	\N	1.3.6				{job,unit}	\\x21705a15a79268702e78c311b83030fea414388eebca382825292ec4629337d1	1	841
18	2026-11-26 01:11:11.712539+00	web	post.open	organization.post	6	\N	1.3.6				{job,unit}	\\x130c716ca6272181f0ac6e0c8a256899e8b7e44259e32c6751040d3d4fd9a12b	1	841
19	2026-11-26 01:11:11.7164+00	web	vendor.open	organization.vendor	1	\N	1				{name}	\\x9914bcb01e671a480e65a481910651881838762417fd933be758ac893ce2dd3e	1	841
20	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	1	1	1.2.4				{desa_asal,gelar_belakang,golongan,jabatan,jenis_kelamin,kode_pegawai,nama,nik,nip,pendidikan,status,tanggal_lahir,tmt_golongan,tmt_jabatan,tmt_mulai,unit}	\\x5f27371a919b2ca0d0622fd1b8c44ddbb0343714d8107b58f083d31eeaa0f528	1	841
21	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	2	2	1.2.5				{desa_asal,honor,jabatan,jenis_kelamin,kode_pegawai,nama,nik,pendidikan,status,tanggal_lahir,tmt_jabatan,tmt_mulai,unit}	\\x6c768f0116ee22501033312ac99d7baa7f1212a7ee8ac2f0e4893af730856d77	1	841
22	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	3	3	1.2				{jabatan,jenis_kelamin,kode_pegawai,nama,nik,pendidikan,penyedia,status,tanggal_lahir,tmt_jabatan,tmt_mulai,unit}	\\x56a71834b80da887d6e278b0c952aeda21ff889ffddb7150021143bd76de13c0	1	841
23	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	4	4	1.2				{desa_asal,gelar_belakang,golongan,jabatan,jenis_kelamin,kode_pegawai,nama,nik,nip,pendidikan,status,tanggal_lahir,tmt_golongan,tmt_jabatan,tmt_mulai,unit}	\\xcf7c6ed4c2c739e826601bb6036591c661d1388b99cebe8746b7de2338d0b88f	1	841
24	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	5	5	1.3.6				{desa_asal,gelar_belakang,golongan,jabatan,jenis_kelamin,kode_pegawai,nama,nik,nip,pendidikan,status,tanggal_lahir,tmt_golongan,tmt_jabatan,tmt_mulai,unit}	\\x3c6817aaffd6c6777bbedecced84b785768034e6f11531687891242bd036d2f6	1	841
25	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	6	6	1.3.6				{desa_asal,gelar_belakang,golongan,jabatan,jenis_kelamin,kode_pegawai,nama,nik,nip,pendidikan,status,tanggal_lahir,tmt_golongan,tmt_jabatan,tmt_mulai,unit}	\\x9844ed62274a508a2dc17046445e1333c900110e3550c925a114a56a180c2d90	1	841
26	2026-11-26 01:11:11.726777+00	web	staff.add	people.person	7	7	1.3.6				{honor,jabatan,jenis_kelamin,kode_pegawai,nama,nik,nip,pendidikan,status,tanggal_lahir,tmt_jabatan,tmt_mulai,unit}	\\xc2b51f207b16142713a07d0bcee1d72669f191c48f5400f360e10eca560c2422	1	841
27	2026-11-26 01:11:11.756165+00	web	study.import	workload.study	1	\N	1.2.4				{jobs,lines,year}	\\x8b5f9f326c8f29e289ebe4b77e54ad97e65a6ca2e7d4a42be08a1f63ca460c25	1	842
28	2026-11-26 01:11:11.756165+00	web	study.import	workload.study	2	\N	1.2.5				{jobs,lines,year}	\\x7b6b3667471f7c678878bd51e20f8b1c1a847fdeded7ec113fa0802a0923d168	1	842
29	2026-11-26 01:11:11.756165+00	web	study.import	workload.study	3	\N	1.3.6				{jobs,lines,year}	\\x2794447cf3231c6a7ac970ade872c6f3f178451e92de03dfb275ab2867f1a37b	1	842
30	2026-11-26 01:11:11.756165+00	web	study.import	workload.study	4	\N	1.2				{jobs,lines,year}	\\x6e1ef38bdcb79abe248f04e2254bf95d45fbc9bc38af53ca33044bbda0de15b3	1	842
31	2026-11-26 01:11:11.779276+00	web	study.take_over	workload.study	4	\N	1.2	draft	approved		{}	\\x5ef9e51aea737858bf1948fb56f270e8cee1ed8979cdb453e39eb7ef7897e574	1	842
32	2026-11-26 01:11:11.779276+00	web	study.take_over	workload.study	1	\N	1.2.4	draft	approved		{}	\\xd083b83ca0ecb7e8f34edd144fb5c22f93f8119a36f9c58100d0e22dc9473cc0	1	842
33	2026-11-26 01:11:11.779276+00	web	study.take_over	workload.study	2	\N	1.2.5	draft	approved		{}	\\x3599c0cc98256ef6174a279e01bcec4d6f296c76c9f14ad10df26761c883e9a9	1	842
34	2026-11-26 01:11:11.779276+00	web	study.take_over	workload.study	3	\N	1.3.6	draft	approved		{}	\\x88f54e4c73498ba92eb4248f80f0f896d7744fefc95aee1732e373e9251eca72	1	842
35	2026-11-26 01:11:11.797106+00	web	region.import	organization.region	620205	\N	\N				{code,fields}	\\xc8af860aae7f03cafedd80af2fd4f52c45f597f8c90a6d46be36e002e83a6fce	1	843
36	2026-11-26 01:11:11.797106+00	web	region.import	organization.region	620206	\N	\N				{code,fields}	\\x839241843e7faa90764ec8a7663d1ff923cb75067b178a7729ea3e9060670f22	1	843
37	2026-11-26 01:11:11.797106+00	web	region.import	organization.region	620210	\N	\N				{code,fields}	\\x309d37730e25e3700993ab457b765d83e7f22eb9cab2b2b54f12b5e0f1b58b25	1	843
38	2026-11-26 01:11:11.797106+00	web	region.import	organization.region	620204	\N	\N				{code,fields}	\\xf20ef300241a22112de128e03173e4c31806a1f0ff2094d3d04f11eb760c3b10	1	843
39	2026-11-26 01:11:11.797106+00	web	region.import	organization.region	620215	\N	\N				{code,fields}	\\xd43b4424ae3ca16ebf6603659bdd6a300125107daa403568f151bc3dc1a1fcf8	1	843
40	2026-11-26 01:11:11.997264+00	web	role.grant	organization.rolegrant	1	\N	1		held		{first,last,role,unit,user}	\\xecab77e8ef6bf282a806005252c00f55dabb7e814d83d6d94e31b781d1d0a068	1	846
41	2026-11-26 01:11:12.170756+00	web	role.grant	organization.rolegrant	2	\N	1		held		{first,last,role,unit,user}	\\x1d17d81ee2fef25edda45feb9db18b553e64e162f137fddce4fa5902510c1900	1	849
42	2026-11-26 01:11:12.322556+00	web	role.grant	organization.rolegrant	3	\N	1.2		held		{first,last,role,unit,user}	\\x02f07210e51e8e4f9d86df9d058b27e9c4fad008914c77d2282d632d2c0109bb	1	852
43	2026-11-26 01:11:12.495452+00	web	role.grant	organization.rolegrant	4	\N	1.2.4		held		{first,last,role,unit,user}	\\x7fa5e8c57cfcf57649ad4146b8ae1c88c2b5444f4a3cfbfd89900b0c4cca7be6	1	855
44	2026-11-26 01:11:12.727635+00	web	role.grant	organization.rolegrant	5	\N	1.2.4		held		{first,last,role,unit,user}	\\x4de7a4454cba68f8419fa253a5a6a61c4f14140f1f2871d6030f3fac9e4a6916	1	858
45	2026-11-26 01:11:12.978132+00	web	role.grant	organization.rolegrant	6	\N	1		held		{first,last,role,unit,user}	\\x6c17ee65a62262840f198ddea12dccdad73d84bdfd0257b7ccc8c925b5a1d688	1	862
46	2026-11-26 01:11:13.220439+00	web	role.grant	organization.rolegrant	7	\N	1		held		{first,last,role,unit,user}	\\xb5fbba8c07e8d7ac91b00a062735dede8fed75c531df623b9d3b4f4722795e8f	1	865
\.


--
-- Data for Name: audit_tracevalues; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_tracevalues (trace_id, salt, before, after, keep_until) FROM stdin;
1	\\x1dea6b27d89703def697b54c6cb56815	\N	{"username": "operator", "is_system": true}	2031-11-21
2	\\x905eaa37202ce24ca736356c64376994	\N	{"code": "KAB", "kind": "pemda", "name": "Kabupaten Contoh", "parent": "", "is_remote": false, "region_id": "62.02", "is_accessible": false}	2031-11-21
3	\\x4c56b455d7b22d16a7e5a4add69ed8be	\N	{"code": "DINKES", "kind": "opd", "name": "Dinas Kesehatan", "parent": "KAB", "is_remote": false, "region_id": "62.02.06", "is_accessible": true}	2031-11-21
4	\\x6c2f1c73a132a37d55c815c164b75c42	\N	{"code": "DISDIK", "kind": "opd", "name": "Dinas Pendidikan", "parent": "KAB", "is_remote": false, "region_id": "62.02.05", "is_accessible": true}	2031-11-21
5	\\x58b5bd934d491b7dd3b9ebb8adcbaedc	\N	{"code": "PKM-1", "kind": "puskesmas", "name": "Puskesmas Ketapang", "parent": "DINKES", "is_remote": false, "region_id": "62.02.06", "is_accessible": true}	2031-11-21
6	\\x209bcb5df5882f27f088a81265394a2c	\N	{"code": "PKM-2", "kind": "puskesmas", "name": "Puskesmas Tumbang Kalang", "parent": "DINKES", "is_remote": true, "region_id": "62.02.10", "is_accessible": false}	2031-11-21
7	\\x919fee48f5d80ce15205fd376abf4517	\N	{"code": "SD-1", "kind": "sekolah", "name": "SDN 1 Baamang", "parent": "DISDIK", "is_remote": false, "region_id": "62.02.05", "is_accessible": false}	2031-11-21
8	\\x972e22922e2ef4c276712221b2cf37af	\N	{"code": "KADIS", "kind": "jpt", "name": "Kepala Dinas"}	2031-11-21
9	\\x27196e9538df7567ab33f8a227bdc079	\N	{"code": "PRWT", "kind": "fungsional", "name": "Perawat Terampil"}	2031-11-21
10	\\x0877d363bdd57b312a942d8fb3cc080d	\N	{"code": "GURU", "kind": "fungsional", "name": "Guru Kelas Ahli Pertama"}	2031-11-21
11	\\xe6602cd49b6f0b182b7d2545b862ef5a	\N	{"code": "OPR", "kind": "pelaksana", "name": "Operator Layanan Operasional"}	2031-11-21
12	\\x3d5f0c4c023b4d2773b9aaa8dcdbae77	\N	{"code": "SOPIR", "kind": "pelaksana", "name": "Pengemudi"}	2031-11-21
13	\\x15a7525cef848f51b5b6f052db3e004d	\N	{"job": 1, "unit": 2}	2031-11-21
14	\\x5e15ae0f04e8014faf9cb45db085c513	\N	{"job": 5, "unit": 2}	2031-11-21
15	\\x52be61ea3040b3e0a5ee235d496f1a06	\N	{"job": 2, "unit": 4}	2031-11-21
16	\\x40b86068ad5b8105e25facca5c32c615	\N	{"job": 2, "unit": 5}	2031-11-21
17	\\x8b993daabdb3d7f58e703ae9e5e9d80b	\N	{"job": 3, "unit": 6}	2031-11-21
18	\\xfd66dac2dea16fb95ac00db055519c6b	\N	{"job": 4, "unit": 6}	2031-11-21
19	\\x6eacecc539224f8fd2ed1e4a70fca353	\N	{"name": "PT Bersih Contoh"}	2031-11-21
20	\\x13715ac7bf4e6d3a858707e35f26b95c	\N	{"nik": "6202061708910003", "nip": "199108172019031004", "nama": "Agus Ruhai", "unit": "PKM-1", "status": "PNS", "jabatan": "PRWT", "golongan": "II/d", "desa_asal": "62.02.10.2001", "tmt_mulai": "2020-03-01", "pendidikan": "D-III", "tmt_jabatan": "2019-03-01", "kode_pegawai": "W1", "tmt_golongan": "2023-10-01", "jenis_kelamin": "L", "tanggal_lahir": "1991-08-17", "gelar_belakang": "A.Md.Kep."}	2031-11-21
21	\\x27cb3a4683039f569fe1bb4ceb31b600	\N	{"nik": "6202064308920001", "nama": "Siti Rahma", "unit": "PKM-2", "honor": 1500000, "status": "THL", "jabatan": "PRWT", "desa_asal": "62.02.06.1001", "tmt_mulai": "2017-01-01", "pendidikan": "D-III", "tmt_jabatan": "2017-01-01", "kode_pegawai": "W2", "jenis_kelamin": "P", "tanggal_lahir": "1992-08-03"}	2031-11-21
22	\\xb64950dda78e493ffbab3267a396e777	\N	{"nik": "6202060101800001", "nama": "Budi", "unit": "DINKES", "status": "ALIH-DAYA", "jabatan": "SOPIR", "penyedia": "PT Bersih Contoh", "tmt_mulai": "2026-02-01", "pendidikan": "SMA", "tmt_jabatan": "2026-02-01", "kode_pegawai": "W3", "jenis_kelamin": "L", "tanggal_lahir": "1980-01-01"}	2031-11-21
23	\\x1a44d850d144a84df7a77ab0e4e2a269	\N	{"nik": "6202060505680002", "nip": "196805051990031002", "nama": "Marlin Sawung", "unit": "DINKES", "status": "PNS", "jabatan": "KADIS", "golongan": "IV/b", "desa_asal": "62.02.05.1001", "tmt_mulai": "1990-03-01", "pendidikan": "S-1", "tmt_jabatan": "2022-01-01", "kode_pegawai": "W4", "tmt_golongan": "2018-04-01", "jenis_kelamin": "L", "tanggal_lahir": "1968-05-05", "gelar_belakang": "S.K.M."}	2031-11-21
24	\\x69dda88b9be45b69757bb10fc2d9eed4	\N	{"nik": "6202054202850003", "nip": "198502022009042003", "nama": "Dewi Lestu", "unit": "SD-1", "status": "PNS", "jabatan": "GURU", "golongan": "III/c", "desa_asal": "62.02.05.1003", "tmt_mulai": "2010-04-01", "pendidikan": "S-1", "tmt_jabatan": "2009-04-01", "kode_pegawai": "W5", "tmt_golongan": "2020-04-01", "jenis_kelamin": "P", "tanggal_lahir": "1985-02-02", "gelar_belakang": "S.Pd."}	2031-11-21
25	\\x60716cf22633e8fc14d2d55d39f52c3d	\N	{"nik": "6202054303860004", "nip": "198603032010012004", "nama": "Ratna Inas", "unit": "SD-1", "status": "PNS", "jabatan": "GURU", "golongan": "III/b", "desa_asal": "62.02.04.1004", "tmt_mulai": "2011-01-01", "pendidikan": "S-1", "tmt_jabatan": "2010-01-01", "kode_pegawai": "W6", "tmt_golongan": "2019-04-01", "jenis_kelamin": "P", "tanggal_lahir": "1986-03-03", "gelar_belakang": "S.Pd."}	2031-11-21
26	\\x17cbda6504000f20e7e0e8282b2a9bd4	\N	{"nik": "6202054404870005", "nip": "199904042025212005", "nama": "Kartika", "unit": "SD-1", "honor": 1400000, "status": "PPPK-PW", "jabatan": "OPR", "tmt_mulai": "2025-10-01", "pendidikan": "SMA", "tmt_jabatan": "2025-10-01", "kode_pegawai": "W7", "jenis_kelamin": "P", "tanggal_lahir": "1999-04-04"}	2031-11-21
27	\\xbce9467ef50fa11c38a836b6f03447ff	\N	{"jobs": [2], "year": 2026, "lines": 2}	2031-11-21
28	\\x5d7dada2f955bc5105a34fbf752b3d67	\N	{"jobs": [2], "year": 2026, "lines": 2}	2031-11-21
29	\\xf57f494f6371a9ec6c0cdee58b545f7b	\N	{"jobs": [3], "year": 2026, "lines": 1}	2031-11-21
30	\\x68941cf4af1023116793474dd52ff91e	\N	{"jobs": [1], "year": 2026, "lines": 1}	2031-11-21
35	\\xf0b781881ab0025833160009aa5044eb	\N	{"code": "62.02.05", "fields": ["lat", "lon"]}	2031-11-21
36	\\x7341f1f57dc414ecece48e5aee9d496d	\N	{"code": "62.02.06", "fields": ["lat", "lon"]}	2031-11-21
37	\\x6e9421d2e69541f746d0d98283031502	\N	{"code": "62.02.10", "fields": ["lat", "lon"]}	2031-11-21
38	\\xec551e79634361738de39a8bf3224760	\N	{"code": "62.02.04", "fields": ["lat", "lon"]}	2031-11-21
39	\\xa9e00cd8c3e6de4416a5927ecb6df613	\N	{"code": "62.02.15", "fields": ["lat", "lon"]}	2031-11-21
40	\\x3ba1aadadf211cdbe12b77727a95deb6	\N	{"last": null, "role": "leader", "unit": 1, "user": 2, "first": "2020-01-01"}	2031-11-21
41	\\x07984c38efb573cfb24eca3d2b3ed04c	\N	{"last": null, "role": "personnel_officer", "unit": 1, "user": 3, "first": "2020-01-01"}	2031-11-21
42	\\x9834f737c702a7dab86847162460a553	\N	{"last": null, "role": "agency_officer", "unit": 2, "user": 4, "first": "2020-01-01"}	2031-11-21
43	\\x9231f42464b411ca54696c1b9355ade7	\N	{"last": null, "role": "supervisor", "unit": 4, "user": 5, "first": "2020-01-01"}	2031-11-21
44	\\x53bf1fb715902e528c5631ceccf86eb5	\N	{"last": null, "role": "worker", "unit": 4, "user": 6, "first": "2020-01-01"}	2031-11-21
45	\\x2fc0e49f5341f37f631fbde33fac60d3	\N	{"last": null, "role": "auditor", "unit": 1, "user": 7, "first": "2020-01-01"}	2031-11-21
46	\\x9db2eec2dfd7df2c447dbead6b51b9ac	\N	{"last": null, "role": "administrator", "unit": 1, "user": 8, "first": "2020-01-01"}	2031-11-21
\.


--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_group (id, name) FROM stdin;
\.


--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
\.


--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add permission	1	add_permission
2	Can change permission	1	change_permission
3	Can delete permission	1	delete_permission
4	Can view permission	1	view_permission
5	Can add group	2	add_group
6	Can change group	2	change_group
7	Can delete group	2	delete_group
8	Can view group	2	view_group
9	Can add content type	3	add_contenttype
10	Can change content type	3	change_contenttype
11	Can delete content type	3	delete_contenttype
12	Can view content type	3	view_contenttype
13	Can add session	4	add_session
14	Can change session	4	change_session
15	Can delete session	4	delete_session
16	Can view session	4	view_session
17	Can add email address	5	add_emailaddress
18	Can change email address	5	change_emailaddress
19	Can delete email address	5	delete_emailaddress
20	Can view email address	5	view_emailaddress
21	Can add email confirmation	6	add_emailconfirmation
22	Can change email confirmation	6	change_emailconfirmation
23	Can delete email confirmation	6	delete_emailconfirmation
24	Can view email confirmation	6	view_emailconfirmation
25	Can add procrastinate event	7	add_procrastinateevent
26	Can change procrastinate event	7	change_procrastinateevent
27	Can delete procrastinate event	7	delete_procrastinateevent
28	Can view procrastinate event	7	view_procrastinateevent
29	Can add procrastinate job	8	add_procrastinatejob
30	Can change procrastinate job	8	change_procrastinatejob
31	Can delete procrastinate job	8	delete_procrastinatejob
32	Can view procrastinate job	8	view_procrastinatejob
33	Can add procrastinate periodic defer	9	add_procrastinateperiodicdefer
34	Can change procrastinate periodic defer	9	change_procrastinateperiodicdefer
35	Can delete procrastinate periodic defer	9	delete_procrastinateperiodicdefer
36	Can view procrastinate periodic defer	9	view_procrastinateperiodicdefer
37	Can add procrastinate worker	10	add_procrastinateworker
38	Can change procrastinate worker	10	change_procrastinateworker
39	Can delete procrastinate worker	10	delete_procrastinateworker
40	Can view procrastinate worker	10	view_procrastinateworker
41	Can add seal batch	11	add_sealbatch
42	Can change seal batch	11	change_sealbatch
43	Can delete seal batch	11	delete_sealbatch
44	Can view seal batch	11	view_sealbatch
45	Can add trace	12	add_trace
46	Can change trace	12	change_trace
47	Can delete trace	12	delete_trace
48	Can view trace	12	view_trace
49	Can add seal	13	add_seal
50	Can change seal	13	change_seal
51	Can delete seal	13	delete_seal
52	Can view seal	13	view_seal
53	Can add access record	14	add_accessrecord
54	Can change access record	14	change_accessrecord
55	Can delete access record	14	delete_accessrecord
56	Can view access record	14	view_accessrecord
57	Can add trace values	15	add_tracevalues
58	Can change trace values	15	change_tracevalues
59	Can delete trace values	15	delete_tracevalues
60	Can view trace values	15	view_tracevalues
61	Can add job	16	add_job
62	Can change job	16	change_job
63	Can delete job	16	delete_job
64	Can view job	16	view_job
65	Can add import	17	add_import
66	Can change import	17	change_import
67	Can delete import	17	delete_import
68	Can view import	17	view_import
69	Can add import row	18	add_importrow
70	Can change import row	18	change_importrow
71	Can delete import row	18	delete_importrow
72	Can view import row	18	view_importrow
73	Can add header lesson	19	add_headerlesson
74	Can change header lesson	19	change_headerlesson
75	Can delete header lesson	19	delete_headerlesson
76	Can view header lesson	19	view_headerlesson
77	Can add user	20	add_user
78	Can change user	20	change_user
79	Can delete user	20	delete_user
80	Can view user	20	view_user
81	Can add job	21	add_job
82	Can change job	21	change_job
83	Can delete job	21	delete_job
84	Can view job	21	view_job
85	Can add region	22	add_region
86	Can change region	22	change_region
87	Can delete region	22	delete_region
88	Can view region	22	view_region
89	Can add unit	23	add_unit
90	Can change unit	23	change_unit
91	Can delete unit	23	delete_unit
92	Can view unit	23	view_unit
93	Can add role grant	24	add_rolegrant
94	Can change role grant	24	change_rolegrant
95	Can delete role grant	24	delete_rolegrant
96	Can view role grant	24	view_rolegrant
97	Can add post	25	add_post
98	Can change post	25	change_post
99	Can delete post	25	delete_post
100	Can view post	25	view_post
101	Can add local provision	26	add_localprovision
102	Can change local provision	26	change_localprovision
103	Can delete local provision	26	delete_localprovision
104	Can view local provision	26	view_localprovision
105	Can add vendor	27	add_vendor
106	Can change vendor	27	change_vendor
107	Can delete vendor	27	delete_vendor
108	Can view vendor	27	view_vendor
109	Can add person	28	add_person
110	Can change person	28	change_person
111	Can delete person	28	delete_person
112	Can view person	28	view_person
113	Can add grade step	29	add_gradestep
114	Can change grade step	29	change_gradestep
115	Can delete grade step	29	delete_gradestep
116	Can view grade step	29	view_gradestep
117	Can add engagement	30	add_engagement
118	Can change engagement	30	change_engagement
119	Can delete engagement	30	delete_engagement
120	Can view engagement	30	view_engagement
121	Can add education	31	add_education
122	Can change education	31	change_education
123	Can delete education	31	delete_education
124	Can view education	31	view_education
125	Can add competence	32	add_competence
126	Can change competence	32	change_competence
127	Can delete competence	32	delete_competence
128	Can view competence	32	view_competence
129	Can add assignment	33	add_assignment
130	Can change assignment	33	change_assignment
131	Can delete assignment	33	delete_assignment
132	Can view assignment	33	view_assignment
133	Can add absence	34	add_absence
134	Can change absence	34	change_absence
135	Can delete absence	34	delete_absence
136	Can view absence	34	view_absence
137	Can add study	35	add_study
138	Can change study	35	change_study
139	Can delete study	35	delete_study
140	Can view study	35	view_study
141	Can add study post	36	add_studypost
142	Can change study post	36	change_studypost
143	Can delete study post	36	delete_studypost
144	Can view study post	36	view_studypost
145	Can add task	37	add_task
146	Can change task	37	change_task
147	Can delete task	37	delete_task
148	Can view task	37	view_task
\.


--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_content_type (id, app_label, model) FROM stdin;
1	auth	permission
2	auth	group
3	contenttypes	contenttype
4	sessions	session
5	account	emailaddress
6	account	emailconfirmation
7	procrastinate	procrastinateevent
8	procrastinate	procrastinatejob
9	procrastinate	procrastinateperiodicdefer
10	procrastinate	procrastinateworker
11	audit	sealbatch
12	audit	trace
13	audit	seal
14	audit	accessrecord
15	audit	tracevalues
16	jobs	job
17	sheets	import
18	sheets	importrow
19	sheets	headerlesson
20	accounts	user
21	organization	job
22	organization	region
23	organization	unit
24	organization	rolegrant
25	organization	post
26	organization	localprovision
27	organization	vendor
28	people	person
29	people	gradestep
30	people	engagement
31	people	education
32	people	competence
33	people	assignment
34	people	absence
35	workload	study
36	workload	studypost
37	workload	task
\.


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	penata_db	0001_extensions	2026-11-26 01:11:09.956198+00
2	accounts	0001_initial	2026-11-26 01:11:09.973127+00
3	account	0001_initial	2026-11-26 01:11:09.995685+00
4	account	0002_email_max_length	2026-11-26 01:11:10.00203+00
5	account	0003_alter_emailaddress_create_unique_verified_email	2026-11-26 01:11:10.014366+00
6	account	0004_alter_emailaddress_drop_unique_email	2026-11-26 01:11:10.025166+00
7	account	0005_emailaddress_idx_upper_email	2026-11-26 01:11:10.032256+00
8	account	0006_emailaddress_lower	2026-11-26 01:11:10.039385+00
9	account	0007_emailaddress_idx_email	2026-11-26 01:11:10.049873+00
10	account	0008_emailaddress_unique_primary_email_fixup	2026-11-26 01:11:10.057381+00
11	account	0009_emailaddress_unique_primary_email	2026-11-26 01:11:10.063236+00
12	audit	0001_initial	2026-11-26 01:11:10.122404+00
13	audit	0002_append_only	2026-11-26 01:11:10.126304+00
14	contenttypes	0001_initial	2026-11-26 01:11:10.132575+00
15	contenttypes	0002_remove_content_type_name	2026-11-26 01:11:10.143649+00
16	auth	0001_initial	2026-11-26 01:11:10.165536+00
17	auth	0002_alter_permission_name_max_length	2026-11-26 01:11:10.169766+00
18	auth	0003_alter_user_email_max_length	2026-11-26 01:11:10.173764+00
19	auth	0004_alter_user_username_opts	2026-11-26 01:11:10.177778+00
20	auth	0005_alter_user_last_login_null	2026-11-26 01:11:10.182043+00
21	auth	0006_require_contenttypes_0002	2026-11-26 01:11:10.183307+00
22	auth	0007_alter_validators_add_error_messages	2026-11-26 01:11:10.187236+00
23	auth	0008_alter_user_username_max_length	2026-11-26 01:11:10.191563+00
24	auth	0009_alter_user_last_name_max_length	2026-11-26 01:11:10.195937+00
25	auth	0010_alter_group_name_max_length	2026-11-26 01:11:10.201389+00
26	auth	0011_update_proxy_permissions	2026-11-26 01:11:10.212904+00
27	auth	0012_alter_user_first_name_max_length	2026-11-26 01:11:10.220106+00
28	jobs	0001_initial	2026-11-26 01:11:10.232708+00
29	organization	0001_initial	2026-11-26 01:11:10.445666+00
30	organization	0002_tree_and_views	2026-11-26 01:11:10.448296+00
31	people	0001_initial	2026-11-26 01:11:10.818371+00
32	people	0002_staff_on	2026-11-26 01:11:10.821716+00
33	procrastinate	0001_initial	2026-11-26 01:11:10.834987+00
34	procrastinate	0002_drop_started_at_column	2026-11-26 01:11:10.836878+00
35	procrastinate	0003_drop_started_at_column	2026-11-26 01:11:10.838444+00
36	procrastinate	0004_drop_procrastinate_version_table	2026-11-26 01:11:10.840162+00
37	procrastinate	0005_fix_procrastinate_fetch_job	2026-11-26 01:11:10.842194+00
38	procrastinate	0006_fix_trigger_status_events_insert	2026-11-26 01:11:10.844134+00
39	procrastinate	0007_add_queueing_lock_column	2026-11-26 01:11:10.846867+00
40	procrastinate	0008_close_fetch_job_race_condition	2026-11-26 01:11:10.850122+00
41	procrastinate	0009_add_defer_job_function	2026-11-26 01:11:10.852441+00
42	procrastinate	0010_add_procrastinate_periodic_defers	2026-11-26 01:11:10.85628+00
43	procrastinate	0011_add_foreign_key_index	2026-11-26 01:11:10.858449+00
44	procrastinate	0012_add_locks_to_periodic_defer	2026-11-26 01:11:10.862224+00
45	procrastinate	0013_fix_procrastinate_defer_periodic_job	2026-11-26 01:11:10.864487+00
46	procrastinate	0014_add_finish_job_and_retry_job_functions	2026-11-26 01:11:10.866229+00
47	procrastinate	0015_add_trigger_on_job_deletion	2026-11-26 01:11:10.867908+00
48	procrastinate	0016_delete_finished_jobs	2026-11-26 01:11:10.869533+00
49	procrastinate	0017_add_checks_to_finish_job	2026-11-26 01:11:10.871329+00
50	procrastinate	0018_add_checks_to_retry_job	2026-11-26 01:11:10.872817+00
51	procrastinate	0019_fix_finish_job_compat_issue	2026-11-26 01:11:10.874539+00
52	procrastinate	0020_add_index_on_procrastinate_jobs	2026-11-26 01:11:10.877176+00
53	procrastinate	0021_add_kwargs_to_defer_periodic_job	2026-11-26 01:11:10.880684+00
54	procrastinate	0022_null_locks_excluded	2026-11-26 01:11:10.88315+00
55	procrastinate	0023_remove_old_finish_job_function	2026-11-26 01:11:10.885172+00
56	procrastinate	0024_job_id_bigint	2026-11-26 01:11:10.890987+00
57	procrastinate	0025_add_models	2026-11-26 01:11:10.895628+00
58	procrastinate	0026_add_job_priority	2026-11-26 01:11:10.900977+00
59	procrastinate	0027_add_periodic_job_priority	2026-11-26 01:11:10.903437+00
60	procrastinate	0028_add_cancel_states	2026-11-26 01:11:10.908688+00
61	procrastinate	0029_add_additional_params_to_retry_job	2026-11-26 01:11:10.910965+00
62	procrastinate	0030_alter_procrastinateevent_options	2026-11-26 01:11:10.913265+00
63	procrastinate	0031_add_indexes_for_fetch_job	2026-11-26 01:11:10.918379+00
64	procrastinate	0032_pre_cancel_notification	2026-11-26 01:11:10.925027+00
65	procrastinate	0033_post_cancel_notification	2026-11-26 01:11:10.937719+00
66	procrastinate	0034_pre_add_heartbeat	2026-11-26 01:11:10.947713+00
67	procrastinate	0035_post_add_heartbeat	2026-11-26 01:11:10.949638+00
68	procrastinate	0036_add_worker_model	2026-11-26 01:11:10.953347+00
69	procrastinate	0037_pre_batch_defer_jobs	2026-11-26 01:11:10.955513+00
70	procrastinate	0038_post_batch_defer_jobs	2026-11-26 01:11:10.956838+00
71	procrastinate	0039_pre_priority_lock_fetch_job	2026-11-26 01:11:10.95887+00
72	procrastinate	0040_pre_retry_failed_job	2026-11-26 01:11:10.960873+00
73	procrastinate	0041_post_retry_failed_job	2026-11-26 01:11:10.962944+00
74	sessions	0001_initial	2026-11-26 01:11:10.970205+00
75	sheets	0001_initial	2026-11-26 01:11:11.067227+00
76	workload	0001_initial	2026-11-26 01:11:11.259143+00
\.


--
-- Data for Name: jobs_job; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.jobs_job (id, task, arguments, title, url, state, done, total, message, created_at, started_at, finished_at, by_id) FROM stdin;
\.


--
-- Data for Name: organization_job; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_job (id, code, name, kind, job_class, family, minimum_education, retirement_age, may_be_outsourced, government_id) FROM stdin;
1	KADIS	Kepala Dinas	jpt	14	Pimpinan	S-1	60	f	1
2	PRWT	Perawat Terampil	fungsional	6	Kesehatan	D-III	58	f	1
3	GURU	Guru Kelas Ahli Pertama	fungsional	8	Guru	S-1	60	f	1
4	OPR	Operator Layanan Operasional	pelaksana	5	Administrasi	SMA	\N	f	1
5	SOPIR	Pengemudi	pelaksana	3	Umum	SMA	\N	t	1
\.


--
-- Data for Name: organization_localprovision; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_localprovision (id, key, value, period, basis, doubt, by_id, government_id) FROM stdin;
\.


--
-- Data for Name: organization_post; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_post (id, job_id, unit_id) FROM stdin;
1	1	2
2	5	2
3	2	4
4	2	5
5	3	6
6	4	6
\.


--
-- Data for Name: organization_region; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_region (code, name, level, kind, lat, lon, is_remote, boundary, outline, parent_id) FROM stdin;
62	Kalimantan Tengah	province	provinsi	\N	\N	f	\N	\N	\N
62.02	Kabupaten Kotawaringin Timur	regency	kabupaten	\N	\N	f	\N	\N	62
62.02.01	Kota Besi	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.02	Cempaga	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.03	Mentaya Hulu	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.07	Mentaya Hilir Utara	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.08	Mentaya Hilir Selatan	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.09	Pulau Hanaut	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.11	Teluk Sampit	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.12	Seranau	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.13	Cempaga Hulu	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.14	Telawang	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.16	Tualan Hulu	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.17	Telaga Antang	district	kecamatan	\N	\N	f	\N	\N	62.02
62.02.01.1009	Kota Besi Hulu	village	kelurahan	\N	\N	f	\N	\N	62.02.01
62.02.01.1010	Kota Besi Hilir	village	kelurahan	\N	\N	f	\N	\N	62.02.01
62.02.01.2003	Palangan	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2004	Hanjalipan	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2005	Simpur	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2006	Pamalian	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2007	Camba	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2008	Kandan	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2012	Bajarum	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2015	Rasau Tumbuh	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.01.2017	Soren	village	desa	\N	\N	f	\N	\N	62.02.01
62.02.02.2004	Rubung Buyung	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2005	Patai	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2006	Luwuk Ranggan	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2007	Jemaras	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2008	Cempaka Mulia Timur	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2009	Cempaka Mulia Barat	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2010	Luwuk Bunter	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.02.2011	Sungai Paring	village	desa	\N	\N	f	\N	\N	62.02.02
62.02.03.1012	Kuala Kuayan	village	kelurahan	\N	\N	f	\N	\N	62.02.03
62.02.03.2001	Tangar	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2002	Baampah	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2003	Kawan Batu	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2004	Tanjung Bantur	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2005	Penda Durian	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2006	Pahirangan	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2007	Satiung	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2008	Santilik	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2009	Tangka Robah	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2010	Pemantang	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2011	Tumbang Sapiri	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2014	Bawan	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2015	Tanjung Jariangau	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2031	Kapuk	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.03.2032	Pantap	village	desa	\N	\N	f	\N	\N	62.02.03
62.02.04.1004	Parenggean	village	kelurahan	\N	\N	f	\N	\N	62.02.04
62.02.04.2001	Tehang	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2002	Kabuau	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2007	Barunang Miri	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2009	Sumber Makmur	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2010	Mekar Jaya	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2011	Karang Tunggal	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2012	Bandar Agung	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2013	Beringin Tunggal Jaya	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2015	Sari Harapan	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2016	Karang Sari	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2019	Bajarau	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2023	Bukit Harapan	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2024	Manjalin	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.04.2025	Karya Bersama	village	desa	\N	\N	f	\N	\N	62.02.04
62.02.05.1001	Baamang Hilir	village	kelurahan	\N	\N	f	\N	\N	62.02.05
62.02.05.1002	Baamang Tengah	village	kelurahan	\N	\N	f	\N	\N	62.02.05
62.02.05.1003	Baamang Hulu	village	kelurahan	\N	\N	f	\N	\N	62.02.05
62.02.05.1007	Tanah Mas	village	kelurahan	\N	\N	f	\N	\N	62.02.05
62.02.05.1008	Baamang Barat	village	kelurahan	\N	\N	f	\N	\N	62.02.05
62.02.05.2006	Tinduk	village	desa	\N	\N	f	\N	\N	62.02.05
62.02.06.1001	Mentawa Baru Hulu	village	kelurahan	\N	\N	f	\N	\N	62.02.06
62.02.06.1002	Mentawa Baru Hilir	village	kelurahan	\N	\N	f	\N	\N	62.02.06
62.02.06.1003	Ketapang	village	kelurahan	\N	\N	f	\N	\N	62.02.06
62.02.06.1007	Sawahan	village	kelurahan	\N	\N	f	\N	\N	62.02.06
62.02.06.1009	Pasir Putih	village	kelurahan	\N	\N	f	\N	\N	62.02.06
62.02.06.2005	Pelangsian	village	desa	\N	\N	f	\N	\N	62.02.06
62.02.06.2006	Bapeang	village	desa	\N	\N	f	\N	\N	62.02.06
62.02.06.2008	Eka Bahurui	village	desa	\N	\N	f	\N	\N	62.02.06
62.02.06.2010	Telaga baru	village	desa	\N	\N	f	\N	\N	62.02.06
62.02.06.2011	Bangkuang Makmur	village	desa	\N	\N	f	\N	\N	62.02.06
62.02.06.2012	Bapanggang Raya	village	desa	\N	\N	f	\N	\N	62.02.06
62.02.07.2001	Pondok Damar	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.07.2002	Bagendang Hilir	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.07.2003	Bagendang Tengah	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.07.2004	Natai Baru	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.07.2005	Bagendang Hulu	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.07.2006	Sumber Makmur	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.07.2007	Bagendang Permai	village	desa	\N	\N	f	\N	\N	62.02.07
62.02.08.1008	Samuda Kota	village	kelurahan	\N	\N	f	\N	\N	62.02.08
62.02.08.1009	Basirih Hilir	village	kelurahan	\N	\N	f	\N	\N	62.02.08
62.02.08.2005	Sebamban	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2006	Samuda Besar	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2007	Samuda Kecil	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2010	Jaya Kelapa	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2011	Basirih Hulu	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2012	Jaya Karet	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2013	Handil Sohor	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.08.2014	Sei Ijum Raya	village	desa	\N	\N	f	\N	\N	62.02.08
62.02.09.2001	Bapinang Hulu	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2002	Bapinang Hilir	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2003	Bapinang Hilir Laut	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2004	Satiruk	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2005	Makarti Jaya	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2006	Rawa Sari	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2007	Hanaut	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2008	Babirah	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2009	Serambut	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2010	Babaung	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2011	Bamadu	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2012	Penyaguan	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2013	Hantipan	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.09.2014	Bantian	village	desa	\N	\N	f	\N	\N	62.02.09
62.02.10.2001	Tumbang Kalang	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2002	Kuluk Telawang	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2003	Sungai Puring	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2004	Tumbang Ngahan	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2005	Tumbang Ramei	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2006	Tumbang Hejan	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2007	Sungai Hanya	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2008	Tumbang Sepayang	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2016	Buntut Nusa	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2017	Tumbang Gagu	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2021	Tumbang Manya	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2025	Gunung Makmur	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2027	Mulya Agung	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2028	Bhakti Karya	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.10.2029	Waringin Agung	village	desa	\N	\N	f	\N	\N	62.02.10
62.02.11.2001	Parebok	village	desa	\N	\N	f	\N	\N	62.02.11
62.02.11.2002	Basawang	village	desa	\N	\N	f	\N	\N	62.02.11
62.02.11.2003	Lampuyang	village	desa	\N	\N	f	\N	\N	62.02.11
62.02.11.2004	Ujung Pandaran	village	desa	\N	\N	f	\N	\N	62.02.11
62.02.11.2005	Regei Lestari	village	desa	\N	\N	f	\N	\N	62.02.11
62.02.11.2006	Kuin Permai	village	desa	\N	\N	f	\N	\N	62.02.11
62.02.12.1001	Mentaya Seberang	village	kelurahan	\N	\N	f	\N	\N	62.02.12
62.02.12.2002	Terantang	village	desa	\N	\N	f	\N	\N	62.02.12
62.02.12.2003	Batuah	village	desa	\N	\N	f	\N	\N	62.02.12
62.02.12.2004	Terantang Hilir	village	desa	\N	\N	f	\N	\N	62.02.12
62.02.12.2005	Ganepo	village	desa	\N	\N	f	\N	\N	62.02.12
62.02.12.2006	Seragam Jaya	village	desa	\N	\N	f	\N	\N	62.02.12
62.02.13.2001	Pundu	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2002	Keruing	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2003	Parit	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2004	Pantai Harapan	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2005	Pelantaran	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2006	Tumbang Koling	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2007	Sudan	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2008	Bukit Batu	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2009	Bukit Raya	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2010	Selucing	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.13.2011	Sungai Ubar Mandiiri	village	desa	\N	\N	f	\N	\N	62.02.13
62.02.14.2001	Sebabi	village	desa	\N	\N	f	\N	\N	62.02.14
62.02.14.2002	Tanah Putih	village	desa	\N	\N	f	\N	\N	62.02.14
62.02.14.2003	Sumber Makmur	village	desa	\N	\N	f	\N	\N	62.02.14
62.02.14.2004	Kenyala	village	desa	\N	\N	f	\N	\N	62.02.14
62.02.14.2005	Penyang	village	desa	\N	\N	f	\N	\N	62.02.14
62.02.14.2006	Biru Maju	village	desa	\N	\N	f	\N	\N	62.02.14
62.02.15.2001	Tumbang Tilap	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2002	Tumbang Kaminting	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2003	Tanah Haluan	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2004	Tumbang Panyahuan	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2005	Tumbang Sapia	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2006	Tumbang Getas	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2007	Tewai Hara	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2008	Tumbang Payang	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2009	Tumbang Kania	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2010	Tumbang Tawan	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2011	Lunuk Bagantung	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2012	Tumbang Torung	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2013	Tumbang Batu	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.15.2014	Tumbang Saluang	village	desa	\N	\N	f	\N	\N	62.02.15
62.02.16.2001	Luwuk Sampun	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2002	Tumbang Mujam	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2003	Merah	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2004	Tanjung Jorong	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2005	Sebungsu	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2006	Bukit Makmur	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2007	Wonosari	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2008	Mekar Sari	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2009	Damar Makmur	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2010	Cempaka Putih	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.16.2011	Jati Waringin	village	desa	\N	\N	f	\N	\N	62.02.16
62.02.17.2001	Tumbang Boloi	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2002	Luwuk Kowan	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2003	Rantau Tampang	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2004	Tumbang Mangkup	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2005	Rantau Katang	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2006	Tumbang Sangai	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2007	Tukang Langit	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2008	Beringin Agung	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2009	Agung Mulya	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2010	Batu Agung	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2011	Bukit Indah	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2012	Tumbang Puan	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2013	Rantau Suang	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2014	Rantau Sawang	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2015	Tanjung Harapan	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2016	Buana Mustika	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2017	Tri Buana	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.17.2018	Tumbang Bajanei	village	desa	\N	\N	f	\N	\N	62.02.17
62.02.04	Parenggean	district	kecamatan	-1.98000	112.78000	f	\N	\N	62.02
62.02.05	Baamang	district	kecamatan	-2.47000	112.96000	f	\N	\N	62.02
62.02.06	Mentawa Baru Ketapang	district	kecamatan	-2.58000	112.93000	f	\N	\N	62.02
62.02.10	Antang Kalang	district	kecamatan	-1.48000	112.65000	f	\N	\N	62.02
62.02.15	Bukit Santuai	district	kecamatan	-1.73000	112.37000	f	\N	\N	62.02
\.


--
-- Data for Name: organization_rolegrant; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_rolegrant (id, role, period, state, made_at, confirmed_by_id, granted_by_id, user_id, unit_id) FROM stdin;
1	leader	[2020-01-01,)	held	2026-11-26 01:11:11.994802+00	\N	1	2	1
2	personnel_officer	[2020-01-01,)	held	2026-11-26 01:11:12.169752+00	\N	1	3	1
3	agency_officer	[2020-01-01,)	held	2026-11-26 01:11:12.321611+00	\N	1	4	2
4	supervisor	[2020-01-01,)	held	2026-11-26 01:11:12.494005+00	\N	1	5	4
5	worker	[2020-01-01,)	held	2026-11-26 01:11:12.726291+00	\N	1	6	4
6	auditor	[2020-01-01,)	held	2026-11-26 01:11:12.976606+00	\N	1	7	1
7	administrator	[2020-01-01,)	held	2026-11-26 01:11:13.219094+00	\N	1	8	1
\.


--
-- Data for Name: organization_unit; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_unit (id, path, code, name, kind, is_remote, is_accessible, period, is_demo, government_id, parent_id, region_id, successor_id) FROM stdin;
1	1	KAB	Kabupaten Contoh	pemda	f	f	[1945-08-17,)	f	1	\N	62.02	\N
2	1.2	DINKES	Dinas Kesehatan	opd	f	t	[1945-08-17,)	f	1	1	62.02.06	\N
3	1.3	DISDIK	Dinas Pendidikan	opd	f	t	[1945-08-17,)	f	1	1	62.02.05	\N
4	1.2.4	PKM-1	Puskesmas Ketapang	puskesmas	f	t	[1945-08-17,)	f	1	2	62.02.06	\N
5	1.2.5	PKM-2	Puskesmas Tumbang Kalang	puskesmas	t	f	[1945-08-17,)	f	1	2	62.02.10	\N
6	1.3.6	SD-1	SDN 1 Baamang	sekolah	f	f	[1945-08-17,)	f	1	3	62.02.05	\N
\.


--
-- Data for Name: organization_vendor; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.organization_vendor (id, name, government_id) FROM stdin;
1	PT Bersih Contoh	1
\.


--
-- Data for Name: penata_cache; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.penata_cache (cache_key, value, expires) FROM stdin;
\.


--
-- Data for Name: people_absence; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_absence (id, kind, period, order_number, person_id) FROM stdin;
\.


--
-- Data for Name: people_assignment; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_assignment (id, kind, period, order_number, start_is_known, post_id, person_id) FROM stdin;
1	principal	[2019-03-01,)		t	3	1
2	principal	[2017-01-01,)		t	4	2
3	principal	[2026-02-01,)		t	2	3
4	principal	[2022-01-01,)		t	1	4
5	principal	[2009-04-01,)		t	5	5
6	principal	[2010-01-01,)		t	5	6
7	principal	[2025-10-01,)		t	6	7
\.


--
-- Data for Name: people_competence; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_competence (id, name, issued_on, valid_until, hours, person_id) FROM stdin;
\.


--
-- Data for Name: people_education; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_education (id, level, rank, major, graduated, person_id) FROM stdin;
1	D-III	5		\N	1
2	D-III	5		\N	2
3	SMA	2		\N	3
4	S-1	7		\N	4
5	S-1	7		\N	5
6	S-1	7		\N	6
7	SMA	2		\N	7
\.


--
-- Data for Name: people_engagement; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_engagement (id, status, period, end_reason, honorarium, start_is_known, vendor_id, person_id) FROM stdin;
1	PNS	[2020-03-01,)		\N	t	\N	1
2	THL	[2017-01-01,)		1500000	t	\N	2
3	ALIH-DAYA	[2026-02-01,)		\N	t	1	3
4	PNS	[1990-03-01,)		\N	t	\N	4
5	PNS	[2010-04-01,)		\N	t	\N	5
6	PNS	[2011-01-01,)		\N	t	\N	6
7	PPPK-PW	[2025-10-01,)		1400000	t	\N	7
\.


--
-- Data for Name: people_gradestep; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_gradestep (id, grade, since, person_id) FROM stdin;
1	II/d	2023-10-01	1
2	IV/b	2018-04-01	4
3	III/c	2020-04-01	5
4	III/b	2019-04-01	6
\.


--
-- Data for Name: people_person; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.people_person (id, code, nik, nip, name, title_front, title_back, birth_place, birth_date, sex, disability, access_needs, phone, email, appointed_on, added_at, government_id, origin_id, user_id) FROM stdin;
2	W2	6202064308920001	\N	Siti Rahma				1992-08-03	P					\N	2026-11-26 01:11:11.718205+00	1	62.02.06.1001	\N
3	W3	6202060101800001	\N	Budi				1980-01-01	L					\N	2026-11-26 01:11:11.718205+00	1	\N	\N
4	W4	6202060505680002	196805051990031002	Marlin Sawung		S.K.M.		1968-05-05	L					\N	2026-11-26 01:11:11.718205+00	1	62.02.05.1001	\N
5	W5	6202054202850003	198502022009042003	Dewi Lestu		S.Pd.		1985-02-02	P					\N	2026-11-26 01:11:11.718205+00	1	62.02.05.1003	\N
6	W6	6202054303860004	198603032010012004	Ratna Inas		S.Pd.		1986-03-03	P					\N	2026-11-26 01:11:11.718205+00	1	62.02.04.1004	\N
7	W7	6202054404870005	199904042025212005	Kartika				1999-04-04	P					\N	2026-11-26 01:11:11.718205+00	1	\N	\N
1	W1	6202061708910003	199108172019031004	Agus Ruhai		A.Md.Kep.		1991-08-17	L					\N	2026-11-26 01:11:11.718205+00	1	62.02.10.2001	6
\.


--
-- Data for Name: procrastinate_events; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.procrastinate_events (id, job_id, type, at) FROM stdin;
\.


--
-- Data for Name: procrastinate_jobs; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.procrastinate_jobs (id, queue_name, task_name, lock, args, status, scheduled_at, attempts, queueing_lock, priority, abort_requested, worker_id) FROM stdin;
\.


--
-- Data for Name: procrastinate_periodic_defers; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.procrastinate_periodic_defers (id, task_name, defer_timestamp, job_id, periodic_id) FROM stdin;
\.


--
-- Data for Name: procrastinate_workers; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.procrastinate_workers (id, last_heartbeat) FROM stdin;
\.


--
-- Data for Name: sheets_headerlesson; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sheets_headerlesson (id, kind, signature, headers, constants, at, by_id) FROM stdin;
\.


--
-- Data for Name: sheets_import; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sheets_import (id, kind, file_name, content, sha256, state, options, taught, rows, counts, problems, fingerprint, extent, message, created_at, applied_at, by_id, job_id) FROM stdin;
\.


--
-- Data for Name: sheets_importrow; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.sheets_importrow (id, "row", kind, label, changes, problems, of_id) FROM stdin;
\.


--
-- Data for Name: workload_study; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.workload_study (id, year, version, state, return_reason, made_at, approved_at, law, made_by_id, unit_id) FROM stdin;
1	2026	1	approved		2026-11-26 01:11:11.748022+00	2026-11-26 01:11:11.762724+00	[{"key": "workload.effective_minutes", "from": "2020-01-01", "basis": "PermenPANRB 1/2020", "value": "75000"}, {"key": "workload.rounding", "from": "1900-01-01", "basis": "Kepmenpan KEP/75/M.PAN/7/2004", "value": "half_up"}]	1	4
2	2026	1	approved		2026-11-26 01:11:11.748022+00	2026-11-26 01:11:11.762741+00	[{"key": "workload.effective_minutes", "from": "2020-01-01", "basis": "PermenPANRB 1/2020", "value": "75000"}, {"key": "workload.rounding", "from": "1900-01-01", "basis": "Kepmenpan KEP/75/M.PAN/7/2004", "value": "half_up"}]	1	5
3	2026	1	approved		2026-11-26 01:11:11.748022+00	2026-11-26 01:11:11.762762+00	[{"key": "workload.effective_minutes", "from": "2020-01-01", "basis": "PermenPANRB 1/2020", "value": "75000"}, {"key": "workload.rounding", "from": "1900-01-01", "basis": "Kepmenpan KEP/75/M.PAN/7/2004", "value": "half_up"}]	1	6
4	2026	1	approved		2026-11-26 01:11:11.748022+00	2026-11-26 01:11:11.76266+00	[{"key": "workload.effective_minutes", "from": "2020-01-01", "basis": "PermenPANRB 1/2020", "value": "75000"}, {"key": "workload.rounding", "from": "1900-01-01", "basis": "Kepmenpan KEP/75/M.PAN/7/2004", "value": "half_up"}]	1	2
\.


--
-- Data for Name: workload_studypost; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.workload_studypost (id, method, need, seats, category_share, individual_hours, post_id, study_id) FROM stdin;
4	tugas	1.0000	1	0.0000	0.00	1	4
1	tugas	2.5000	3	0.0000	0.00	3	1
2	tugas	2.1520	2	0.0000	0.00	4	2
3	tugas	0.7200	1	0.0000	0.00	5	3
\.


--
-- Data for Name: workload_task; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.workload_task (id, number, description, result, volume, per, norm, program, study_post_id) FROM stdin;
1	1	Asuhan keperawatan rawat jalan	Pasien	18.0000	hari	25.0000	Hulu Sehat	1
2	2	Jaga rawat inap	Jaga	2.0000	hari	150.0000	Hulu Sehat	1
3	1	Asuhan keperawatan rawat jalan	Pasien	12.0000	hari	25.0000	Hulu Sehat	2
4	2	Kunjungan rumah lewat sungai	Kunjungan	30.0000	bulan	240.0000	Hulu Sehat	2
5	1	Mengajar kelas	Jam pelajaran	18.0000	minggu	60.0000		3
6	1	Memimpin dinas	Dokumen	40.0000	bulan	95.0000		4
\.


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: accounts_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_id_seq', 8, true);


--
-- Name: audit_accessrecord_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_accessrecord_id_seq', 1, false);


--
-- Name: audit_sealbatch_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_sealbatch_id_seq', 1, true);


--
-- Name: audit_trace_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_trace_id_seq', 46, true);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 148, true);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 37, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 76, true);


--
-- Name: jobs_job_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.jobs_job_id_seq', 1, false);


--
-- Name: organization_job_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_job_id_seq', 5, true);


--
-- Name: organization_localprovision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_localprovision_id_seq', 1, false);


--
-- Name: organization_post_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_post_id_seq', 6, true);


--
-- Name: organization_rolegrant_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_rolegrant_id_seq', 7, true);


--
-- Name: organization_unit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_unit_id_seq', 6, true);


--
-- Name: organization_vendor_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_vendor_id_seq', 1, true);


--
-- Name: people_absence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_absence_id_seq', 1, false);


--
-- Name: people_assignment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_assignment_id_seq', 7, true);


--
-- Name: people_competence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_competence_id_seq', 1, false);


--
-- Name: people_education_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_education_id_seq', 7, true);


--
-- Name: people_engagement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_engagement_id_seq', 7, true);


--
-- Name: people_gradestep_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_gradestep_id_seq', 4, true);


--
-- Name: people_person_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_person_id_seq', 7, true);


--
-- Name: procrastinate_events_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);


--
-- Name: procrastinate_jobs_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);


--
-- Name: procrastinate_periodic_defers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);


--
-- Name: procrastinate_workers_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);


--
-- Name: sheets_headerlesson_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sheets_headerlesson_id_seq', 1, false);


--
-- Name: sheets_import_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sheets_import_id_seq', 1, false);


--
-- Name: sheets_importrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sheets_importrow_id_seq', 1, false);


--
-- Name: workload_study_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workload_study_id_seq', 4, true);


--
-- Name: workload_studypost_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workload_studypost_id_seq', 4, true);


--
-- Name: workload_task_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workload_task_id_seq', 6, true);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: accounts_user accounts_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);


--
-- Name: accounts_user accounts_user_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);


--
-- Name: audit_accessrecord audit_accessrecord_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_accessrecord
    ADD CONSTRAINT audit_accessrecord_pkey PRIMARY KEY (id);


--
-- Name: audit_seal audit_seal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (seq);


--
-- Name: audit_seal audit_seal_trace_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_trace_id_key UNIQUE (trace_id);


--
-- Name: audit_sealbatch audit_sealbatch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_sealbatch
    ADD CONSTRAINT audit_sealbatch_pkey PRIMARY KEY (id);


--
-- Name: audit_trace audit_trace_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_trace
    ADD CONSTRAINT audit_trace_pkey PRIMARY KEY (id);


--
-- Name: audit_tracevalues audit_tracevalues_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_tracevalues
    ADD CONSTRAINT audit_tracevalues_pkey PRIMARY KEY (trace_id);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: jobs_job jobs_job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs_job
    ADD CONSTRAINT jobs_job_pkey PRIMARY KEY (id);


--
-- Name: organization_job organization_job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_job
    ADD CONSTRAINT organization_job_pkey PRIMARY KEY (id);


--
-- Name: organization_localprovision organization_localprovision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_localprovision
    ADD CONSTRAINT organization_localprovision_pkey PRIMARY KEY (id);


--
-- Name: organization_localprovision organization_one_local_value_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_localprovision
    ADD CONSTRAINT organization_one_local_value_a_day EXCLUDE USING gist (government_id WITH =, key WITH =, period WITH &&);


--
-- Name: organization_post organization_one_post_a_job; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_post
    ADD CONSTRAINT organization_one_post_a_job UNIQUE (unit_id, job_id);


--
-- Name: organization_post organization_post_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_post
    ADD CONSTRAINT organization_post_pkey PRIMARY KEY (id);


--
-- Name: organization_region organization_region_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_region
    ADD CONSTRAINT organization_region_pkey PRIMARY KEY (code);


--
-- Name: organization_rolegrant organization_role_once_at_a_time; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_rolegrant
    ADD CONSTRAINT organization_role_once_at_a_time EXCLUDE USING gist (user_id WITH =, role WITH =, unit_id WITH =, period WITH &&) WHERE ((NOT ((state)::text = 'withdrawn'::text)));


--
-- Name: organization_rolegrant organization_rolegrant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_rolegrant
    ADD CONSTRAINT organization_rolegrant_pkey PRIMARY KEY (id);


--
-- Name: organization_unit organization_unit_code_once_at_a_time; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_unit
    ADD CONSTRAINT organization_unit_code_once_at_a_time EXCLUDE USING gist (government_id WITH =, upper((code)::text) WITH =, period WITH &&);


--
-- Name: organization_unit organization_unit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_unit
    ADD CONSTRAINT organization_unit_pkey PRIMARY KEY (id);


--
-- Name: organization_vendor organization_vendor_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_vendor
    ADD CONSTRAINT organization_vendor_pkey PRIMARY KEY (id);


--
-- Name: penata_cache penata_cache_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.penata_cache
    ADD CONSTRAINT penata_cache_pkey PRIMARY KEY (cache_key);


--
-- Name: people_absence people_absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_absence
    ADD CONSTRAINT people_absence_pkey PRIMARY KEY (id);


--
-- Name: people_assignment people_assignment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_pkey PRIMARY KEY (id);


--
-- Name: people_competence people_competence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_competence
    ADD CONSTRAINT people_competence_pkey PRIMARY KEY (id);


--
-- Name: people_education people_education_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_education
    ADD CONSTRAINT people_education_once UNIQUE (person_id, level, major);


--
-- Name: people_education people_education_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_education
    ADD CONSTRAINT people_education_pkey PRIMARY KEY (id);


--
-- Name: people_engagement people_engagement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_engagement
    ADD CONSTRAINT people_engagement_pkey PRIMARY KEY (id);


--
-- Name: people_gradestep people_gradestep_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_gradestep
    ADD CONSTRAINT people_gradestep_pkey PRIMARY KEY (id);


--
-- Name: people_person people_nik_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_nik_once UNIQUE (government_id, nik);


--
-- Name: people_person people_nip_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_nip_once UNIQUE (government_id, nip);


--
-- Name: people_absence people_one_absence_at_a_time; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_absence
    ADD CONSTRAINT people_one_absence_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&);


--
-- Name: people_engagement people_one_engagement_at_a_time; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_engagement
    ADD CONSTRAINT people_one_engagement_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&);


--
-- Name: people_gradestep people_one_grade_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_gradestep
    ADD CONSTRAINT people_one_grade_a_day UNIQUE NULLS NOT DISTINCT (person_id, since);


--
-- Name: people_assignment people_one_principal_post_at_a_time; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_one_principal_post_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&) WHERE (((kind)::text = 'principal'::text));


--
-- Name: people_person people_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);


--
-- Name: people_person people_person_user_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_user_id_key UNIQUE (user_id);


--
-- Name: procrastinate_events procrastinate_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_jobs procrastinate_jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);


--
-- Name: procrastinate_workers procrastinate_workers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);


--
-- Name: sheets_headerlesson sheets_headerlesson_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_headerlesson
    ADD CONSTRAINT sheets_headerlesson_pkey PRIMARY KEY (id);


--
-- Name: sheets_import sheets_import_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_import
    ADD CONSTRAINT sheets_import_pkey PRIMARY KEY (id);


--
-- Name: sheets_importrow sheets_importrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_importrow
    ADD CONSTRAINT sheets_importrow_pkey PRIMARY KEY (id);


--
-- Name: sheets_headerlesson sheets_one_lesson_a_signature; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_headerlesson
    ADD CONSTRAINT sheets_one_lesson_a_signature UNIQUE (kind, signature);


--
-- Name: workload_studypost workload_post_once_a_study; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_studypost
    ADD CONSTRAINT workload_post_once_a_study UNIQUE (study_id, post_id);


--
-- Name: workload_study workload_study_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_study
    ADD CONSTRAINT workload_study_pkey PRIMARY KEY (id);


--
-- Name: workload_studypost workload_studypost_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_studypost
    ADD CONSTRAINT workload_studypost_pkey PRIMARY KEY (id);


--
-- Name: workload_task workload_task_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_task
    ADD CONSTRAINT workload_task_number_once UNIQUE (study_post_id, number) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workload_task workload_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_task
    ADD CONSTRAINT workload_task_pkey PRIMARY KEY (id);


--
-- Name: workload_study workload_version_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_study
    ADD CONSTRAINT workload_version_once UNIQUE (unit_id, year, version);


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: accounts_email_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX accounts_email_once ON public.accounts_user USING btree (lower((email)::text)) WHERE (NOT ((email)::text = ''::text));


--
-- Name: accounts_user_username_6088629e_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);


--
-- Name: accounts_username_any_case; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX accounts_username_any_case ON public.accounts_user USING btree (lower((username)::text));


--
-- Name: audit_access_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_access_person ON public.audit_accessrecord USING btree (person_id, at);


--
-- Name: audit_accessrecord_by_id_5fa05335; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_accessrecord_by_id_5fa05335 ON public.audit_accessrecord USING btree (by_id);


--
-- Name: audit_trace_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_trace_at ON public.audit_trace USING btree (at);


--
-- Name: audit_trace_by_id_db54ee86; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_trace_by_id_db54ee86 ON public.audit_trace USING btree (by_id);


--
-- Name: audit_trace_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_trace_person ON public.audit_trace USING btree (person_id);


--
-- Name: audit_trace_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_trace_subject ON public.audit_trace USING btree (subject, subject_id);


--
-- Name: audit_trace_xid; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_trace_xid ON public.audit_trace USING btree (xid);


--
-- Name: audit_values_keep_until; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_values_keep_until ON public.audit_tracevalues USING btree (keep_until);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: idx_procrastinate_jobs_worker_not_null; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));


--
-- Name: idx_procrastinate_workers_last_heartbeat; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);


--
-- Name: jobs_job_by_id_0456849d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_job_by_id_0456849d ON public.jobs_job USING btree (by_id);


--
-- Name: jobs_job_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_job_by_state ON public.jobs_job USING btree (by_id, state);


--
-- Name: organization_job_code_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organization_job_code_once ON public.organization_job USING btree (government_id, upper((code)::text));


--
-- Name: organization_job_government_id_45dc13ad; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_job_government_id_45dc13ad ON public.organization_job USING btree (government_id);


--
-- Name: organization_localprovision_by_id_acad3628; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_localprovision_by_id_acad3628 ON public.organization_localprovision USING btree (by_id);


--
-- Name: organization_localprovision_government_id_21e7ce34; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_localprovision_government_id_21e7ce34 ON public.organization_localprovision USING btree (government_id);


--
-- Name: organization_post_job_id_c14e5588; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_post_job_id_c14e5588 ON public.organization_post USING btree (job_id);


--
-- Name: organization_post_unit_id_b731d5fc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_post_unit_id_b731d5fc ON public.organization_post USING btree (unit_id);


--
-- Name: organization_region_code_696893a1_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_region_code_696893a1_like ON public.organization_region USING btree (code varchar_pattern_ops);


--
-- Name: organization_region_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_region_name ON public.organization_region USING btree (upper((name)::text));


--
-- Name: organization_region_parent_id_d5216713; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_region_parent_id_d5216713 ON public.organization_region USING btree (parent_id);


--
-- Name: organization_region_parent_id_d5216713_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_region_parent_id_d5216713_like ON public.organization_region USING btree (parent_id varchar_pattern_ops);


--
-- Name: organization_rolegrant_confirmed_by_id_6d4a5fe6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_rolegrant_confirmed_by_id_6d4a5fe6 ON public.organization_rolegrant USING btree (confirmed_by_id);


--
-- Name: organization_rolegrant_granted_by_id_af2b2ceb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_rolegrant_granted_by_id_af2b2ceb ON public.organization_rolegrant USING btree (granted_by_id);


--
-- Name: organization_rolegrant_unit_id_d93e2a46; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_rolegrant_unit_id_d93e2a46 ON public.organization_rolegrant USING btree (unit_id);


--
-- Name: organization_rolegrant_user_id_ce8e9104; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_rolegrant_user_id_ce8e9104 ON public.organization_rolegrant USING btree (user_id);


--
-- Name: organization_unit_government_id_9b3d4bde; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_government_id_9b3d4bde ON public.organization_unit USING btree (government_id);


--
-- Name: organization_unit_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_name ON public.organization_unit USING gin (upper((name)::text) public.gin_trgm_ops);


--
-- Name: organization_unit_parent_id_ce577442; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_parent_id_ce577442 ON public.organization_unit USING btree (parent_id);


--
-- Name: organization_unit_path; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_path ON public.organization_unit USING gist (path);


--
-- Name: organization_unit_region_id_9669a0f7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_region_id_9669a0f7 ON public.organization_unit USING btree (region_id);


--
-- Name: organization_unit_region_id_9669a0f7_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_region_id_9669a0f7_like ON public.organization_unit USING btree (region_id varchar_pattern_ops);


--
-- Name: organization_unit_successor_id_1d28a44f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_unit_successor_id_1d28a44f ON public.organization_unit USING btree (successor_id);


--
-- Name: organization_vendor_government_id_ff09debe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organization_vendor_government_id_ff09debe ON public.organization_vendor USING btree (government_id);


--
-- Name: organization_vendor_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organization_vendor_once ON public.organization_vendor USING btree (government_id, upper((name)::text));


--
-- Name: penata_cache_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX penata_cache_expires ON public.penata_cache USING btree (expires);


--
-- Name: people_absence_person_id_83bbf6a9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_absence_person_id_83bbf6a9 ON public.people_absence USING btree (person_id);


--
-- Name: people_assignment_person_id_59fa089b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_assignment_person_id_59fa089b ON public.people_assignment USING btree (person_id);


--
-- Name: people_assignment_post_id_1a3a3abe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_assignment_post_id_1a3a3abe ON public.people_assignment USING btree (post_id);


--
-- Name: people_code_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX people_code_once ON public.people_person USING btree (government_id, upper((code)::text));


--
-- Name: people_competence_person_id_6a875ddb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_competence_person_id_6a875ddb ON public.people_competence USING btree (person_id);


--
-- Name: people_engagement_person_id_07bf1c08; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_engagement_person_id_07bf1c08 ON public.people_engagement USING btree (person_id);


--
-- Name: people_engagement_vendor_id_d8ce42fc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_engagement_vendor_id_d8ce42fc ON public.people_engagement USING btree (vendor_id);


--
-- Name: people_person_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_person_name ON public.people_person USING gin (upper((name)::text) public.gin_trgm_ops);


--
-- Name: procrastinate_events_job_id_fkey_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);


--
-- Name: procrastinate_jobs_id_lock_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));


--
-- Name: procrastinate_jobs_lock_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);


--
-- Name: procrastinate_jobs_priority_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);


--
-- Name: procrastinate_jobs_queue_name_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);


--
-- Name: procrastinate_jobs_queueing_lock_idx_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);


--
-- Name: procrastinate_periodic_defers_job_id_fkey_v1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);


--
-- Name: sheets_headerlesson_by_id_dc4b6e6d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sheets_headerlesson_by_id_dc4b6e6d ON public.sheets_headerlesson USING btree (by_id);


--
-- Name: sheets_import_by; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sheets_import_by ON public.sheets_import USING btree (by_id, id DESC);


--
-- Name: sheets_import_by_id_bf6d4363; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sheets_import_by_id_bf6d4363 ON public.sheets_import USING btree (by_id);


--
-- Name: sheets_import_job_id_0e5859e3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sheets_import_job_id_0e5859e3 ON public.sheets_import USING btree (job_id);


--
-- Name: sheets_importrow_of_id_ea30b375; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sheets_importrow_of_id_ea30b375 ON public.sheets_importrow USING btree (of_id);


--
-- Name: sheets_row_of_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sheets_row_of_kind ON public.sheets_importrow USING btree (of_id, kind, "row");


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: workload_one_approved_study; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX workload_one_approved_study ON public.workload_study USING btree (unit_id, year) WHERE ((state)::text = 'approved'::text);


--
-- Name: workload_one_open_study; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX workload_one_open_study ON public.workload_study USING btree (unit_id, year) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'submitted'::character varying, 'verified'::character varying])::text[]));


--
-- Name: workload_study_made_by_id_d2e2d18f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workload_study_made_by_id_d2e2d18f ON public.workload_study USING btree (made_by_id);


--
-- Name: workload_study_unit_id_487a3909; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workload_study_unit_id_487a3909 ON public.workload_study USING btree (unit_id);


--
-- Name: workload_studypost_post; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workload_studypost_post ON public.workload_studypost USING btree (post_id);


--
-- Name: workload_studypost_post_id_d5643942; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workload_studypost_post_id_d5643942 ON public.workload_studypost USING btree (post_id);


--
-- Name: workload_studypost_study_id_158356cb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workload_studypost_study_id_158356cb ON public.workload_studypost USING btree (study_id);


--
-- Name: workload_task_study_post_id_ecb3afbf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workload_task_study_post_id_ecb3afbf ON public.workload_task USING btree (study_post_id);


--
-- Name: audit_seal audit_seal_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();


--
-- Name: audit_seal audit_seal_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();


--
-- Name: audit_sealbatch audit_sealbatch_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_sealbatch_append_only BEFORE DELETE OR UPDATE ON public.audit_sealbatch FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();


--
-- Name: audit_sealbatch audit_sealbatch_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_sealbatch_no_truncate BEFORE TRUNCATE ON public.audit_sealbatch FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();


--
-- Name: audit_trace audit_trace_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_trace_append_only BEFORE DELETE OR UPDATE ON public.audit_trace FOR EACH ROW EXECUTE FUNCTION public.audit_refuse_change();


--
-- Name: audit_trace audit_trace_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_trace_no_truncate BEFORE TRUNCATE ON public.audit_trace FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuse_change();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_aborted_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();


--
-- Name: procrastinate_jobs procrastinate_jobs_notify_queue_job_inserted_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_abort_requested_events_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_delete_jobs_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_scheduled_events_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_insert_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();


--
-- Name: procrastinate_jobs procrastinate_trigger_status_events_update_v1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: audit_accessrecord audit_accessrecord_by_id_5fa05335_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_accessrecord
    ADD CONSTRAINT audit_accessrecord_by_id_5fa05335_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: audit_seal audit_seal_trace_id_cae1e365_fk_audit_trace_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT audit_seal_trace_id_cae1e365_fk_audit_trace_id FOREIGN KEY (trace_id) REFERENCES public.audit_trace(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: audit_trace audit_trace_by_id_db54ee86_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_trace
    ADD CONSTRAINT audit_trace_by_id_db54ee86_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: audit_tracevalues audit_tracevalues_trace_id_a8e9bb09_fk_audit_trace_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_tracevalues
    ADD CONSTRAINT audit_tracevalues_trace_id_a8e9bb09_fk_audit_trace_id FOREIGN KEY (trace_id) REFERENCES public.audit_trace(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: jobs_job jobs_job_by_id_0456849d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs_job
    ADD CONSTRAINT jobs_job_by_id_0456849d_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_job organization_job_government_id_45dc13ad_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_job
    ADD CONSTRAINT organization_job_government_id_45dc13ad_fk_organization_unit_id FOREIGN KEY (government_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_localprovision organization_localpr_government_id_21e7ce34_fk_organizat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_localprovision
    ADD CONSTRAINT organization_localpr_government_id_21e7ce34_fk_organizat FOREIGN KEY (government_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_localprovision organization_localprovision_by_id_acad3628_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_localprovision
    ADD CONSTRAINT organization_localprovision_by_id_acad3628_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_post organization_post_job_id_c14e5588_fk_organization_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_post
    ADD CONSTRAINT organization_post_job_id_c14e5588_fk_organization_job_id FOREIGN KEY (job_id) REFERENCES public.organization_job(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_post organization_post_unit_id_b731d5fc_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_post
    ADD CONSTRAINT organization_post_unit_id_b731d5fc_fk_organization_unit_id FOREIGN KEY (unit_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_region organization_region_parent_id_d5216713_fk_organizat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_region
    ADD CONSTRAINT organization_region_parent_id_d5216713_fk_organizat FOREIGN KEY (parent_id) REFERENCES public.organization_region(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_rolegrant organization_rolegra_confirmed_by_id_6d4a5fe6_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_rolegrant
    ADD CONSTRAINT organization_rolegra_confirmed_by_id_6d4a5fe6_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_rolegrant organization_rolegra_granted_by_id_af2b2ceb_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_rolegrant
    ADD CONSTRAINT organization_rolegra_granted_by_id_af2b2ceb_fk_accounts_ FOREIGN KEY (granted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_rolegrant organization_rolegrant_unit_id_d93e2a46_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_rolegrant
    ADD CONSTRAINT organization_rolegrant_unit_id_d93e2a46_fk_organization_unit_id FOREIGN KEY (unit_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_rolegrant organization_rolegrant_user_id_ce8e9104_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_rolegrant
    ADD CONSTRAINT organization_rolegrant_user_id_ce8e9104_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_unit organization_unit_government_id_9b3d4bde_fk_organizat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_unit
    ADD CONSTRAINT organization_unit_government_id_9b3d4bde_fk_organizat FOREIGN KEY (government_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_unit organization_unit_parent_id_ce577442_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_unit
    ADD CONSTRAINT organization_unit_parent_id_ce577442_fk_organization_unit_id FOREIGN KEY (parent_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_unit organization_unit_region_id_9669a0f7_fk_organizat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_unit
    ADD CONSTRAINT organization_unit_region_id_9669a0f7_fk_organizat FOREIGN KEY (region_id) REFERENCES public.organization_region(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_unit organization_unit_successor_id_1d28a44f_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_unit
    ADD CONSTRAINT organization_unit_successor_id_1d28a44f_fk_organization_unit_id FOREIGN KEY (successor_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organization_vendor organization_vendor_government_id_ff09debe_fk_organizat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization_vendor
    ADD CONSTRAINT organization_vendor_government_id_ff09debe_fk_organizat FOREIGN KEY (government_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_absence people_absence_person_id_83bbf6a9_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_absence
    ADD CONSTRAINT people_absence_person_id_83bbf6a9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_assignment people_assignment_person_id_59fa089b_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_person_id_59fa089b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_assignment people_assignment_post_id_1a3a3abe_fk_organization_post_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_assignment
    ADD CONSTRAINT people_assignment_post_id_1a3a3abe_fk_organization_post_id FOREIGN KEY (post_id) REFERENCES public.organization_post(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_competence people_competence_person_id_6a875ddb_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_competence
    ADD CONSTRAINT people_competence_person_id_6a875ddb_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_education people_education_person_id_7c8777a4_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_education
    ADD CONSTRAINT people_education_person_id_7c8777a4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_engagement people_engagement_person_id_07bf1c08_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_engagement
    ADD CONSTRAINT people_engagement_person_id_07bf1c08_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_engagement people_engagement_vendor_id_d8ce42fc_fk_organization_vendor_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_engagement
    ADD CONSTRAINT people_engagement_vendor_id_d8ce42fc_fk_organization_vendor_id FOREIGN KEY (vendor_id) REFERENCES public.organization_vendor(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_gradestep people_gradestep_person_id_4483c260_fk_people_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_gradestep
    ADD CONSTRAINT people_gradestep_person_id_4483c260_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_person people_person_government_id_b9305ba0_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_government_id_b9305ba0_fk_organization_unit_id FOREIGN KEY (government_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_person people_person_origin_id_0f34d651_fk_organization_region_code; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_origin_id_0f34d651_fk_organization_region_code FOREIGN KEY (origin_id) REFERENCES public.organization_region(code) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: people_person people_person_user_id_6381a4ab_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_user_id_6381a4ab_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: procrastinate_events procrastinate_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;


--
-- Name: procrastinate_jobs procrastinate_jobs_worker_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;


--
-- Name: procrastinate_periodic_defers procrastinate_periodic_defers_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);


--
-- Name: sheets_headerlesson sheets_headerlesson_by_id_dc4b6e6d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_headerlesson
    ADD CONSTRAINT sheets_headerlesson_by_id_dc4b6e6d_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sheets_import sheets_import_by_id_bf6d4363_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_import
    ADD CONSTRAINT sheets_import_by_id_bf6d4363_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sheets_import sheets_import_job_id_0e5859e3_fk_jobs_job_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_import
    ADD CONSTRAINT sheets_import_job_id_0e5859e3_fk_jobs_job_id FOREIGN KEY (job_id) REFERENCES public.jobs_job(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: sheets_importrow sheets_importrow_of_id_ea30b375_fk_sheets_import_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sheets_importrow
    ADD CONSTRAINT sheets_importrow_of_id_ea30b375_fk_sheets_import_id FOREIGN KEY (of_id) REFERENCES public.sheets_import(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workload_study workload_study_made_by_id_d2e2d18f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_study
    ADD CONSTRAINT workload_study_made_by_id_d2e2d18f_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workload_study workload_study_unit_id_487a3909_fk_organization_unit_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_study
    ADD CONSTRAINT workload_study_unit_id_487a3909_fk_organization_unit_id FOREIGN KEY (unit_id) REFERENCES public.organization_unit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workload_studypost workload_studypost_post_id_d5643942_fk_organization_post_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_studypost
    ADD CONSTRAINT workload_studypost_post_id_d5643942_fk_organization_post_id FOREIGN KEY (post_id) REFERENCES public.organization_post(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workload_studypost workload_studypost_study_id_158356cb_fk_workload_study_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_studypost
    ADD CONSTRAINT workload_studypost_study_id_158356cb_fk_workload_study_id FOREIGN KEY (study_id) REFERENCES public.workload_study(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workload_task workload_task_study_post_id_ecb3afbf_fk_workload_studypost_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workload_task
    ADD CONSTRAINT workload_task_study_post_id_ecb3afbf_fk_workload_studypost_id FOREIGN KEY (study_post_id) REFERENCES public.workload_studypost(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


