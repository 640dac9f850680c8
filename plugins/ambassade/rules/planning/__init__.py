"""Rules of planning: weeks, days and people that hold too little or too much."""
