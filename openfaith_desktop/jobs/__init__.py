"""Durable jobs: what runs by itself, when, again after a failure, and what is given up on.

- `schedule.py`, `retry_policy.py`: pure decisions: when a job is due, whether and when it is tried again.
- `control.py`: what a person wants of the jobs: pause, resume, cancel.
- `attempt.py`: one try of one job, by the application; what is given up on becomes a problem.
- `queue.py`: the jobs kept by DBOS, in `jobs.sqlite` or in PostgreSQL. Only this module imports DBOS, and only a
  worker imports this module: it takes a while.
- `worker.py`: `openfaith worker`, with the receiver of webhooks.

Above the application, below the window and the command line.
"""
