"""Figures for a monitor (Prometheus): how many, how long, how full. Never who.

Labels are names of ours, a view's, a job's, a status; nothing that a person typed or is called.
Where several processes serve, each counts in files below PROMETHEUS_MULTIPROC_DIR (`penata run` sets it) and
`/metrik/` adds them up.
"""

from penata.kernel.metrics.counted import job_ended, request_served, sign_in_failed

__all__ = ["job_ended", "request_served", "sign_in_failed"]
