/** Databases for the tests that must hold on each kind that the server runs on. */
package io.singlewindow.database;
