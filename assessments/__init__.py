"""The domain of On the Mend: questions, interviews, scores, verdicts and the record. It knows no terminal."""
